package org.freshet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages hang together, and explain every message of the library. */
class PagesTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("ISR\\d{4}");

  static Stream<String> pages() {
    return Documents.pages().stream().map(Documents::name);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_inside_of_the_project_leads_somewhere(String page) {
    String text = withoutBlocks(Documents.read(page));
    Path folder = Documents.root().resolve(page).getParent();
    Matcher link = LINK.matcher(text);
    while (link.find()) {
      String target = link.group(1);
      if (!target.contains("://")) {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? Documents.root().resolve(page) : folder.resolve(parts[0]);
        assertThat(Files.exists(file)).as(page + ": " + target).isTrue();
        if (parts.length > 1 && file.toString().endsWith(".md")) {
          assertThat(anchors(Documents.read(file))).as(page + ": " + target).contains(parts[1]);
        }
      }
    }
    assertThat(text).isNotBlank();
  }

  @Test
  void every_message_of_the_library_is_explained_and_no_other() {
    Set<String> used = new TreeSet<>();
    Path sources = Documents.root().resolve("isr-cdi-extension/src/main/java");
    Documents.files(sources, Integer.MAX_VALUE, ".java")
        .forEach(file -> used.addAll(codes(Documents.read(file))));
    String page = Documents.read("docs/guide/troubleshooting.md");
    Set<String> explained = new TreeSet<>();
    page.lines().filter(line -> line.startsWith("| ISR")).forEach(l -> explained.addAll(codes(l)));

    assertThat(explained).containsAll(used);
    assertThat(used).containsAll(explained);
  }

  @Test
  void every_code_that_stops_a_deployment_has_one_that_it_stops() {
    String page = Documents.read("docs/guide/troubleshooting.md");
    Set<String> stopping = new TreeSet<>();
    for (String section : page.split("\n### ")) {
      boolean all = section.contains("All of these stop the deployment.");
      section
          .lines()
          .filter(line -> line.startsWith("| ISR"))
          .filter(line -> all || line.contains("stops the deployment"))
          .forEach(line -> stopping.add(line.substring(2, 9)));
    }
    Set<String> stopped = new TreeSet<>();
    Documents.files(Documents.root().resolve("src-it/src/test/java"), 20, "IT.java")
        .forEach(file -> stopped.addAll(codes(Documents.read(file))));

    assertThat(stopping).hasSizeGreaterThan(10);
    assertThat(stopped).containsAll(stopping);
  }

  @Test
  void every_decision_has_a_number_of_its_own_which_its_title_repeats() {
    Set<String> numbers = new HashSet<>();
    for (Path record : Documents.files(Documents.root().resolve("docs/decisions"), 1, ".md")) {
      String number = record.getFileName().toString().substring(0, 4);
      assertThat(numbers.add(number)).as("number of " + record.getFileName()).isTrue();
      assertThat(Documents.read(record)).startsWith("# " + Integer.parseInt(number) + ". ");
    }
    assertThat(numbers).isNotEmpty();
  }

  private static Set<String> codes(String text) {
    return CODE.matcher(text).results().map(match -> match.group()).collect(Collectors.toSet());
  }

  /** The anchors that headings get: lower case, punctuation left out, blanks as hyphens. */
  private static Set<String> anchors(String page) {
    Set<String> anchors = new HashSet<>();
    withoutBlocks(page)
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .forEach(anchors::add);
    return anchors;
  }

  private static String withoutBlocks(String page) {
    return page.replaceAll("(?s)\n```.*?\n```", "\n");
  }
}
