package org.freshet.partstream.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages name every setting, every message and every row. */
class PagesTest {

  private static final Path ROOT = root();
  private static final Path SOURCES = ROOT.resolve("partstream-jaxrs/src/main/java");
  private static final String PAGE = read(ROOT.resolve("docs/guide/parts/index.md"));
  private static final Pattern CODE = Pattern.compile("PS\\d{4}");

  @Test
  void every_setting_has_a_row_and_no_other_has() {
    String reader =
        read(SOURCES.resolve("org/freshet/partstream/config/SettingsReader.java"))
            .split("NAMES =")[1]
            .split(";")[0];
    Set<String> known = found(Pattern.compile("\"(partstream\\.[a-z0-9.-]+)\""), reader);
    Set<String> rows = found(Pattern.compile("(?m)^\\| `(partstream\\.[a-z0-9.-]+)` \\|"), PAGE);

    assertThat(rows).isEqualTo(known).isNotEmpty();
  }

  @Test
  void every_message_is_explained_and_no_other() {
    Set<String> used = new TreeSet<>();
    sources(SOURCES).values().forEach(text -> used.addAll(found(CODE, text)));
    Set<String> explained = new TreeSet<>();
    PAGE.lines()
        .filter(line -> line.startsWith("| PS"))
        .forEach(line -> explained.addAll(found(CODE, line)));

    assertThat(explained).isEqualTo(used).isNotEmpty();
  }

  @Test
  void every_row_of_the_seed_is_there_once() {
    List<String> ids =
        read(ROOT.resolve("docs/features.md"))
            .lines()
            .filter(line -> line.matches("\\| P\\d{3} .*"))
            .map(line -> line.substring(2, 6))
            .sorted()
            .toList();

    assertThat(ids)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 81).mapToObj("P%03d"::formatted).toList());
  }

  /** The sources below a folder by the simple names of their classes. */
  private static Map<String, String> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  PagesTest::read,
                  String::concat));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.groupCount() == 0 ? match.group() : match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
