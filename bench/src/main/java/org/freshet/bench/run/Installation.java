package org.freshet.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How one make of server is set up and started. */
public sealed interface Installation permits Liberty, WildFly {

  /** The installation of this name: {@code liberty} or {@code wildfly}. */
  static Installation of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "liberty" -> new Liberty();
      case "wildfly" -> new WildFly();
      default ->
          throw new IllegalArgumentException(
              "the server '" + name + "' is not known; take liberty or wildfly");
    };
  }

  /** A short name. */
  String name();

  /** The make and its version. */
  String title(Path target) throws IOException;

  /**
   * Writes what the server needs below a directory.
   *
   * @return what starts it in the foreground
   */
  ProcessBuilder prepare(Path target, Path directory, int port, Setup setup) throws IOException;

  /** Copies the applications. */
  static void deploy(Path target, Path directory, Setup setup) throws IOException {
    Files.createDirectories(directory);
    for (Map.Entry<String, String> one : setup.applications().entrySet()) {
      copy(target.resolve(one.getValue()), directory.resolve(one.getKey() + ".war"));
    }
  }

  /** Copies a file, or a directory with all that is in it. */
  static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.toList();
    }
    for (Path path : all) {
      Path copy = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(path, path.equals(from) ? to : copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** The only directory whose name begins so. */
  static Path only(Path directory, String prefix) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(path -> path.getFileName().toString().startsWith(prefix))
          .findFirst()
          .orElseThrow(() -> new IOException(directory + " has no " + prefix));
    }
  }
}
