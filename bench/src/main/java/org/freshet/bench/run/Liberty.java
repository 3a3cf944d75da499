package org.freshet.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Open Liberty, with its configuration from {@code src/main/liberty}. */
record Liberty() implements Installation {

  @Override
  public String name() {
    return "liberty";
  }

  @Override
  public String title(Path target) throws IOException {
    Properties product = new Properties();
    Path versions = home(target).resolve("lib/versions/openliberty.properties");
    try (var in = Files.newInputStream(versions)) {
      product.load(in);
    }
    return "Open Liberty " + product.getProperty("com.ibm.websphere.productVersion");
  }

  @Override
  public ProcessBuilder prepare(Path target, Path directory, int port, Setup setup)
      throws IOException {
    Path server = directory.resolve("usr/servers/bench");
    Installation.deploy(target, server.resolve("apps"), setup);
    Installation.copy(
        target.resolveSibling("src/main/liberty").resolve(setup.liberty()),
        server.resolve("server.xml"));
    Path libraries = target.resolve("bench/WEB-INF/lib");
    Path driver = Installation.only(libraries, "h2-");
    Files.createDirectories(server.resolve("h2"));
    Installation.copy(driver, server.resolve("h2").resolve(driver.getFileName()));
    Files.writeString(
        server.resolve("bootstrap.properties"),
        "http.port=" + port + "\ndatabase.url=" + setup.database() + "\n");
    Files.write(server.resolve("jvm.options"), setup.options());
    ProcessBuilder builder =
        new ProcessBuilder(home(target).resolve("bin/server").toString(), "run", "bench");
    builder.environment().put("WLP_USER_DIR", directory.resolve("usr").toString());
    return builder;
  }

  private static Path home(Path target) {
    return target.resolve("servers/liberty/wlp");
  }
}
