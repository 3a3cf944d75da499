package org.freshet.isr.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.TagGraph.Limits;
import org.freshet.isr.tags.TagGraphException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Redis behind TLS and an ACL user, where the one that is installed has TLS. */
@EnabledIf(value = "hasTls", disabledReason = "needs redis-server with TLS, and openssl")
class TlsTest {

  private static final String TRUST = "javax.net.ssl.trustStore";

  @TempDir Path folder;
  private int port;
  private Process process;

  @BeforeEach
  void start() throws Exception {
    port = RedisProcess.freePort();
    run(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost,IP:127.0.0.1",
        "-keyout",
        file("key.pem"),
        "-out",
        file("certificate.pem"));
    run(
        "keytool",
        "-importcert",
        "-noprompt",
        "-alias",
        "redis",
        "-file",
        file("certificate.pem"),
        "-keystore",
        file("trust.p12"),
        "-storepass",
        "changeit",
        "-storetype",
        "PKCS12");
    process =
        new ProcessBuilder(
                "/usr/bin/redis-server",
                "--port",
                "0",
                "--tls-port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--tls-cert-file",
                file("certificate.pem"),
                "--tls-key-file",
                file("key.pem"),
                "--tls-ca-cert-file",
                file("certificate.pem"),
                "--tls-auth-clients",
                "no",
                "--save",
                "",
                "--user",
                "books",
                "on",
                ">a-word-of-its-own",
                "~*",
                "+@all",
                "--user",
                "default",
                "off")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Servers.until(() -> log().contains("Ready to accept"));
  }

  static boolean hasTls() {
    return Files.isExecutable(Path.of("/usr/bin/redis-server"))
        && Files.isExecutable(Path.of("/usr/bin/openssl"));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return "";
    }
  }

  private static void run(String... command) throws Exception {
    Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).as(said).isZero();
  }

  @AfterEach
  void stop() {
    System.clearProperty(TRUST);
    System.clearProperty(TRUST + "Password");
    process.destroyForcibly();
  }

  private Nodes nodes() {
    return new Nodes(
        "isr.redis.url=rediss://localhost:" + port,
        "isr.redis.user=books",
        "isr.redis.password=a-word-of-its-own");
  }

  @Test
  void a_certificate_of_the_trust_store_and_the_credentials_of_a_user_are_accepted() {
    System.setProperty(TRUST, file("trust.p12"));
    System.setProperty(TRUST + "Password", "changeit");
    try (Nodes nodes = nodes()) {
      RedisBackend node = nodes.joined(Limits.DEFAULT, new FakeClock());
      node.graph().link("/a", Set.of(Tag.of("post", 7)));

      assertThat(node.graph().keys(Tag.of("post", 7), null, 10)).isEqualTo(List.of("/a"));
    }
  }

  @Test
  void a_certificate_that_nobody_trusts_is_refused() {
    try (Nodes nodes = nodes()) {
      assertThatExceptionOfType(TagGraphException.class)
          .isThrownBy(() -> nodes.joined(Limits.DEFAULT, new FakeClock()));
      assertThat(RedisBackend.refusal(nodes.settings().redis().orElseThrow()))
          .hasValueSatisfying(why -> assertThat(why).contains("certificate", "trust store"));
    }
  }
}
