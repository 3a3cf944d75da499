package org.freshet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of promises is complete, and what it names as shown exists. */
class PromisesTableTest {

  private static final List<String> ROWS =
      Documents.read("docs/promises.md")
          .lines()
          .filter(line -> line.matches("\\| [AG]\\d\\d .*"))
          .toList();

  @Test
  void every_promise_and_every_attack_has_a_row() {
    assertThat(ROWS)
        .extracting(row -> row.split(" ")[1])
        .containsExactlyElementsOf(Stream.concat(numbered("G", 36), numbered("A", 24)).toList());
  }

  @Test
  void a_row_names_a_test_or_a_command_or_says_where_it_will_come_from() {
    assertThat(ROWS)
        .allSatisfy(
            row ->
                assertThat(
                        NamedTests.areIn(row)
                            || row.contains("`make ")
                            || row.contains("with Redis")
                            || row.contains("with edges"))
                    .as(row)
                    .isTrue());
  }

  @Test
  void every_test_that_is_named_exists() {
    NamedTests tests = new NamedTests();
    ROWS.forEach(row -> tests.assertExist(row.substring(2, 5), row));
  }

  private static Stream<String> numbered(String letter, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(n -> "%s%02d".formatted(letter, n));
  }
}
