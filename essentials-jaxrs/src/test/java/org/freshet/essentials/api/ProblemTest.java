package org.freshet.essentials.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

  @ParameterizedTest
  @CsvSource({
    "400, Bad Request",
    "404, Not Found",
    "413, Content Too Large",
    "414, URI Too Long",
    "416, Range Not Satisfiable",
    "421, Misdirected Request",
    "422, Unprocessable Content",
    "423, Locked",
    "424, Failed Dependency",
    "425, Too Early",
    "426, Upgrade Required",
    "429, Too Many Requests",
    "499, Client Error",
    "503, Service Unavailable",
    "599, Server Error",
  })
  void of_a_status_alone_has_its_words(int status, String title) {
    assertThat(Problem.of(status).title()).isEqualTo(title);
    assertThat(Problem.of(status).type()).isEqualTo(Problem.BLANK);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200, 304, 399, 600})
  void of_a_status_that_is_no_error_is_refused(int status) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Problem.of(status))
        .withMessage("status is " + status + ", must be from 400 to 599");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "type", "status", "1st", "with space", "a.b", "é"})
  void with_a_member_that_cannot_be_one_is_refused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> Problem.of(400).with(name, 1));
  }

  @Test
  void each_change_leaves_the_problem_as_it_was() {
    Problem plain = Problem.of(409);
    Problem full =
        plain
            .withType(URI.create("https://shop.example/problems/out-of-stock"))
            .withTitle("Out of stock")
            .withDetail("Two copies are left.")
            .withInstance(URI.create("/orders/7"))
            .with("available", 2)
            .with("reserved", null);

    assertThat(plain).isEqualTo(Problem.of(409));
    assertThat(full.status()).isEqualTo(409);
    assertThat(full.detail()).isEqualTo("Two copies are left.");
    assertThat(full.members()).containsExactly(entry("available", 2), entry("reserved", null));
  }

  private static java.util.Map.Entry<String, Object> entry(String name, Object value) {
    return new java.util.AbstractMap.SimpleEntry<>(name, value);
  }
}
