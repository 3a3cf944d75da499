package org.freshet.essentials.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages name every setting, every message and, as evidence, only tests that there are. */
class PagesTest {

  private static final Path ROOT = root();
  private static final Path SOURCES = ROOT.resolve("essentials-jaxrs/src/main/java");
  private static final String PAGE = read(ROOT.resolve("docs/guide/essentials/index.md"));
  private static final Pattern CODE = Pattern.compile("ESS\\d{4}");
  private static final Pattern TEST =
      Pattern.compile("`([A-Z]\\w*(?:Test|IT|Contract|Matrix))(?:#(\\w+))?`");
  private static final Set<String> STATUSES = Set.of("works", "platform", "demo", "planned", "out");

  @Test
  void every_setting_has_a_row_and_no_other_has() {
    String reader =
        read(SOURCES.resolve("org/freshet/essentials/config/SettingsReader.java"))
            .split("NAMES =")[1]
            .split(";")[0];
    Set<String> known = found(Pattern.compile("\"(essentials\\.[a-z0-9.-]+)\""), reader);
    Set<String> rows = found(Pattern.compile("(?m)^\\| `(essentials\\.[a-z0-9.-]+)` \\|"), PAGE);

    assertThat(rows).isEqualTo(known).isNotEmpty();
  }

  @Test
  void every_message_is_explained_and_no_other() {
    Set<String> used = new TreeSet<>();
    sources(SOURCES).values().forEach(text -> used.addAll(found(CODE, text)));
    Set<String> explained = new TreeSet<>();
    PAGE.lines()
        .filter(line -> line.startsWith("| ESS"))
        .forEach(line -> explained.addAll(found(CODE, line)));

    assertThat(explained).isEqualTo(used).isNotEmpty();
  }

  @Test
  void a_row_of_the_features_names_tests_that_there_are() {
    Map<String, String> tests = new TreeMap<>();
    for (String module : List.of("essentials-jaxrs", "src-it")) {
      tests.putAll(sources(ROOT.resolve(module).resolve("src/test/java")));
    }
    List<String[]> rows =
        read(ROOT.resolve("docs/features.md"))
            .lines()
            .filter(line -> line.matches("\\| [BS]\\d{3} .*"))
            .map(line -> line.split("(?<!\\\\)\\|", -1))
            .toList();

    assertThat(rows).isNotEmpty().extracting(row -> row[1]).isSorted().doesNotHaveDuplicates();
    for (String[] row : rows) {
      assertThat(row).as(row[1]).hasSize(6);
      assertThat(STATUSES).as(row[1]).contains(row[3].trim());
      Matcher named = TEST.matcher(row[4]);
      boolean any = false;
      while (named.find()) {
        any = true;
        assertThat(tests).as(row[1]).containsKey(named.group(1));
        if (named.group(2) != null) {
          assertThat(tests.get(named.group(1))).as(row[1]).contains("void " + named.group(2) + "(");
        }
      }
      assertThat(any || !row[3].trim().equals("works")).as(row[1] + " names a test").isTrue();
    }
  }

  @Test
  void every_feature_of_the_seed_has_a_row() {
    assertThat(
            found(
                Pattern.compile("(?m)^\\| (B\\d{3}) \\|"), read(ROOT.resolve("docs/features.md"))))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 105).mapToObj("B%03d"::formatted).toList());
  }

  @Test
  void what_the_platform_gives_stands_on_a_page() {
    List<String> rows =
        read(ROOT.resolve("docs/features.md"))
            .lines()
            .filter(line -> line.matches("\\| B\\d{3} \\|[^|]*\\| platform \\|.*"))
            .toList();

    assertThat(rows).hasSizeGreaterThan(40).allMatch(row -> row.contains("](guide/"));
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
