package org.freshet.bench.run;

import java.io.IOException;
import java.nio.file.Path;

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
  public ProcessBuilder prepare(Path target, Path directory, int port) throws IOException {
    Path home = home(target);
    Installation.deploy(target, directory.resolve("deployments"));
    Installation.copy(home.resolve("standalone/configuration"), directory.resolve("configuration"));
    ProcessBuilder builder =
        new ProcessBuilder(
            home.resolve("bin/standalone.sh").toString(),
            "-b",
            "127.0.0.1",
            "-bmanagement",
            "127.0.0.1",
            "-Djboss.server.base.dir=" + directory,
            "-Djboss.http.port=" + port,
            "-Djboss.https.port=0",
            "-Djboss.management.http.port=0");
    builder.environment().put("JBOSS_HOME", home.toString());
    builder
        .environment()
        .put("JAVA_OPTS", "-Xmx512m -Djboss.modules.system.pkgs=org.jboss.byteman");
    return builder;
  }

  private static Path home(Path target) throws IOException {
    return Installation.only(target.resolve("servers/wildfly"), "wildfly-");
  }
}
