package org.freshet.essentials.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import org.freshet.essentials.FakeConfig;
import org.freshet.essentials.api.EssentialsDefinitionException;
import org.freshet.essentials.api.Problem;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

  private final Findings findings = new Findings();

  @Test
  void without_a_word_everything_has_its_default() {
    ProblemSettings problem = read().problem();

    assertThat(problem).isEqualTo(new ProblemSettings(true, 422, true, null, true));
    assertThat(findings.found()).isEmpty();
  }

  @Test
  void what_is_set_is_read() {
    ProblemSettings problem =
        read(
                "essentials.problem.enabled=FALSE",
                "essentials.problem.violations= 400 ",
                "essentials.problem.parameters=platform",
                "essentials.problem.types=https://shop.example/problems/",
                "essentials.problem.html=false",
                "other.setting=x")
            .problem();

    assertThat(problem)
        .isEqualTo(
            new ProblemSettings(
                false, 400, false, URI.create("https://shop.example/problems/"), false));
    assertThat(findings.found()).isEmpty();
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    read(
        "essentials.problem.enabled=yes",
        "essentials.problem.violations=404",
        "essentials.problem.parameters=400",
        "essentials.problem.types=problems/",
        "essentials.problem.kind=x");

    assertThatExceptionOfType(EssentialsDefinitionException.class)
        .isThrownBy(findings::throwIfAny)
        .satisfies(
            thrown ->
                assertThat(thrown.problems())
                    .containsExactlyInAnyOrder(
                        "ESS0001: essentials.problem.enabled: is 'yes', must be true or false",
                        "ESS0001: essentials.problem.violations: is '404', must be 422 or 400",
                        "ESS0001: essentials.problem.parameters: is '400', must be 422 or platform",
                        "ESS0001: essentials.problem.types: is 'problems/', must be an absolute"
                            + " URI that ends in '/', '#' or ':'",
                        "ESS0002: essentials.problem.kind: is not a setting, must be one of the"
                            + " reference"))
        .withMessageStartingWith("5 problems in the definitions of the API essentials:\n  1. ESS");
  }

  @Test
  void a_type_has_a_title_of_its_own_only_where_types_have_a_beginning() {
    Problem plain = read().problem().problem(422, "validation", "Not valid.");
    Problem typed =
        read("essentials.problem.types=https://shop.example/problems#")
            .problem()
            .problem(422, "validation", "Not valid.");

    assertThat(plain).isEqualTo(Problem.of(422));
    assertThat(typed.type()).hasToString("https://shop.example/problems#validation");
    assertThat(typed.title()).isEqualTo("Not valid.");
  }

  private EssentialsSettings read(String... lines) {
    return SettingsReader.read(FakeConfig.of(lines), findings);
  }
}
