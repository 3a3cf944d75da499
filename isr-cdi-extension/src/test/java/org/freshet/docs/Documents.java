package org.freshet.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of the project, as a reader of the repository finds them. */
final class Documents {

  private Documents() {}

  /** The folder with the wrapper, wherever below it the build was started. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static String read(String file) {
    return read(root().resolve(file));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pages: README.md and its neighbours, and everything in docs. */
  static List<Path> pages() {
    List<Path> pages = new ArrayList<>(files(root(), 1, ".md"));
    pages.addAll(files(root().resolve("docs"), Integer.MAX_VALUE, ".md"));
    return pages;
  }

  /** The files below a folder whose names end so. */
  static List<Path> files(Path folder, int depth, String ending) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> file.getFileName().toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page's name from the root, for messages. */
  static String name(Path page) {
    return root().relativize(page).toString().replace('\\', '/');
  }
}
