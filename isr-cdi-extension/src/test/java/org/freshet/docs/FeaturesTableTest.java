package org.freshet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table of features is complete, and what it names as evidence exists. */
class FeaturesTableTest {

  private static final Set<String> STATUSES = Set.of("works", "platform", "demo", "planned", "out");
  private static final Pattern COMMAND = Pattern.compile("`(\\./\\w+|make)( [^`]*)?`");

  private static final String TABLE = Documents.read("docs/features.md");

  private record Row(String id, String what, String status, String evidence) {}

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    TABLE
        .lines()
        .filter(line -> line.matches("\\| [EFP]\\d.*"))
        .forEach(
            line -> {
              String[] cells = line.split("(?<!\\\\)\\|", -1);
              assertThat(cells).as(line).hasSize(6);
              rows.add(new Row(cells[1].trim(), cells[2].trim(), cells[3].trim(), cells[4].trim()));
            });
    return rows;
  }

  @Test
  void every_row_of_the_seed_is_there_once_and_in_order() {
    assertThat(rows())
        .extracting(Row::id)
        .filteredOn(id -> id.startsWith("E"))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 78).mapToObj("E%03d"::formatted).toList());
  }

  @Test
  void a_row_says_what_it_is_and_has_one_of_the_statuses() {
    assertThat(rows())
        .allSatisfy(
            row -> {
              assertThat(row.what()).as(row.id()).isNotEmpty();
              assertThat(STATUSES).as(row.id()).contains(row.status());
              assertThat(row.evidence()).as(row.id()).isNotEmpty();
            });
  }

  @Test
  void what_works_has_a_test_or_a_command_as_its_evidence() {
    assertThat(rows())
        .filteredOn(row -> row.status().equals("works") || row.status().equals("demo"))
        .allSatisfy(
            row ->
                assertThat(
                        NamedTests.areIn(row.evidence()) || COMMAND.matcher(row.evidence()).find())
                    .as(row.id() + " names no test and no command")
                    .isTrue());
  }

  @Test
  void every_test_that_is_named_exists() {
    NamedTests tests = new NamedTests();
    rows().forEach(row -> tests.assertExist(row.id(), row.evidence()));
  }
}
