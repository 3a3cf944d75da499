package org.freshet.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;

/** WildFly with its own configuration. */
record WildFly() implements Installation {

  @Override
  public String name() {
    return "wildfly";
  }

  @Override
  public String title(Path target) throws IOException {
    return "WildFly " + home(target).getFileName().toString().substring("wildfly-".length());
  }

  @Override
  public ProcessBuilder prepare(Path target, Path directory, int port, Setup setup)
      throws IOException {
    Path home = home(target);
    Installation.deploy(target, directory.resolve("deployments"), setup);
    Installation.copy(home.resolve("standalone/configuration"), directory.resolve("configuration"));
    if (!setup.database().isEmpty()) {
      useDatabase(directory.resolve("configuration/standalone.xml"), setup.database());
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            home.resolve("bin/standalone.sh").toString(),
            "-b",
            "127.0.0.1",
            "-bmanagement",
            "127.0.0.1",
            "-Djboss.server.base.dir=" + directory,
            "-Djboss.http.port=" + port,
            "-Djboss.tx.node.id=" + setup.name(),
            "-Djboss.https.port=0",
            "-Djboss.management.http.port=0");
    builder.environment().put("JBOSS_HOME", home.toString());
    builder
        .environment()
        .put(
            "JAVA_OPTS",
            String.join(" ", setup.options()) + " -Djboss.modules.system.pkgs=org.jboss.byteman");
    return builder;
  }

  /** The data source that every WildFly brings along is its default one. */
  private static void useDatabase(Path configuration, String url) throws IOException {
    String text = Files.readString(configuration);
    String changed = text.replaceFirst("jdbc:h2:mem:[^<]*", Matcher.quoteReplacement(url));
    if (changed.equals(text)) {
      throw new IOException(configuration + " has no data source on H2");
    }
    Files.writeString(configuration, changed);
  }

  private static Path home(Path target) throws IOException {
    return Installation.only(target.resolve("servers/wildfly"), "wildfly-");
  }
}
