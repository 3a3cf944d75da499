package org.freshet.isr.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.freshet.isr.config.RedisSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisClient;

/** What of Redis stops a deployment, and what does not. */
class InspectionTest {

  private static final String SECRET = "very-secret-word";

  private final RedisProcess redis = RedisProcess.installed();

  @AfterEach
  void stop() {
    redis.close();
  }

  private Optional<String> refusal(String... settings) {
    RedisSettings all =
        new Nodes("isr.redis.url=" + redis.url()).settings(settings).redis().orElseThrow();
    assertThat(all.toString()).doesNotContain(SECRET);
    return RedisBackend.refusal(all);
  }

  private void configure(String name, String value) {
    try (RedisClient client = redis.client()) {
      client.configSet(name, value);
    }
  }

  @Test
  void redis_as_it_is_set_up_by_default_is_accepted() {
    assertThat(refusal()).isEmpty();
  }

  @Test
  void one_that_drops_keys_without_expiry_is_refused() {
    for (String policy : new String[] {"allkeys-lru", "allkeys-lfu", "allkeys-random"}) {
      configure("maxmemory-policy", policy);
      assertThat(refusal())
          .hasValueSatisfying(why -> assertThat(why).contains(policy, "set it to"));
    }
    configure("maxmemory-policy", "volatile-lru");
    assertThat(refusal()).isEmpty();
  }

  @Test
  void a_missing_credential_is_named_and_a_wrong_one_is_not_shown() {
    configure("requirepass", SECRET);

    assertThat(refusal()).hasValueSatisfying(why -> assertThat(why).contains("isr.redis.password"));
    assertThat(refusal("isr.redis.password=wrong-" + SECRET))
        .hasValueSatisfying(
            why -> assertThat(why).contains("refuses the credentials").doesNotContain(SECRET));
    assertThat(refusal("isr.redis.password=" + SECRET)).isEmpty();
  }

  @Test
  void a_user_with_the_rights_that_the_guide_names_is_checked_and_one_without_is_refused() {
    for (RedisProcess each : List.of(redis, RedisProcess.bundled())) {
      try (RedisProcess server = each;
          RedisClient client = server.client()) {
        String[] user = GuideUser.on(server);
        client.sendCommand(
            Command.ACL, "SETUSER", "nobody", "on", ">" + SECRET, "~*", "-@all", "+ping");

        assertThat(refusal(user)).isEmpty();
        client.configSet("maxmemory-policy", "allkeys-lru");
        assertThat(refusal(user))
            .hasValueSatisfying(why -> assertThat(why).contains("allkeys-lru"));
        assertThat(
                refusal(
                    "isr.redis.url=" + server.url(),
                    "isr.redis.user=nobody",
                    "isr.redis.password=" + SECRET))
            .hasValueSatisfying(why -> assertThat(why).contains("does not permit"));
      }
    }
  }

  @Test
  void a_server_of_another_kind_than_the_settings_say_is_refused() {
    assertThat(refusal("isr.redis.cluster=true"))
        .hasValue("is no cluster, remove isr.redis.cluster");
    assertThat(refusal("isr.redis.url=" + redis.url() + "/99"))
        .hasValueSatisfying(why -> assertThat(why).contains("no such database"));
    try (RedisProcess cluster = RedisProcess.installed("--cluster-enabled", "yes")) {
      assertThat(refusal("isr.redis.url=" + cluster.url()))
          .hasValue("is a server of a cluster, set isr.redis.cluster=true");
    }
  }

  @Test
  void credentials_that_a_cluster_refuses_are_refused_as_those_of_one_server() {
    try (RedisProcess cluster =
        RedisProcess.installed("--cluster-enabled", "yes", "--requirepass", SECRET)) {
      String[] wrong = {
        "isr.redis.url=" + cluster.url(),
        "isr.redis.cluster=true",
        "isr.redis.password=no-" + SECRET
      };
      assertThat(refusal(wrong))
          .hasValueSatisfying(
              why -> assertThat(why).contains("refuses the credentials").doesNotContain(SECRET));
    }
  }

  @Test
  void a_sentinel_is_told_from_the_server_it_watches() {
    try (RedisProcess sentinel = RedisProcess.sentinel("books", redis.port())) {
      assertThat(refusal("isr.redis.url=" + sentinel.url()))
          .hasValueSatisfying(why -> assertThat(why).contains("a sentinel does not"));
      assertThat(refusal("isr.redis.url=" + sentinel.url(), "isr.redis.sentinel.master=authors"))
          .hasValueSatisfying(why -> assertThat(why).contains("correct isr.redis.sentinel.master"));
      assertThat(refusal("isr.redis.url=" + sentinel.url(), "isr.redis.sentinel.master=books"))
          .isEmpty();
    }
  }

  @Test
  void what_is_no_redis_is_refused() throws IOException {
    HttpServer site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    site.start();
    try {
      assertThat(refusal("isr.redis.url=redis://127.0.0.1:" + site.getAddress().getPort()))
          .hasValueSatisfying(why -> assertThat(why).contains("not as Redis does"));
    } finally {
      site.stop(0);
    }
  }

  @Test
  void a_host_that_has_no_address_is_refused_unless_another_has_one() {
    assertThat(refusal("isr.redis.url=redis://nowhere.invalid:6379", "isr.redis.timeout=PT0.2S"))
        .hasValueSatisfying(why -> assertThat(why).contains("no address", "isr.redis.url"));
    redis.kill();
    assertThat(
            refusal(
                "isr.redis.url=redis://nowhere.invalid:6379," + redis.url(),
                "isr.redis.cluster=true",
                "isr.redis.timeout=PT0.2S"))
        .isEmpty();
  }

  @Test
  void one_that_does_not_answer_stops_nothing() {
    redis.kill();

    assertThat(refusal("isr.redis.timeout=PT0.2S")).isEmpty();
  }
}
