package org.freshet.isr.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.freshet.isr.api.IsrDefinitionException;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  private final Problems problems = new Problems();

  @Test
  void no_problem_stops_nothing() {
    assertThat(problems.found()).isEmpty();
    assertThatNoException().isThrownBy(problems::throwIfAny);
  }

  @Test
  void a_problem_is_code_place_and_rule() {
    problems.add(Codes.ISR_RANGE, "@Isr on a.B#c()", "sMaxAge is -5, must be positive");

    assertThat(problems.found())
        .containsExactly("ISR0010: @Isr on a.B#c(): sMaxAge is -5, must be positive");
  }

  @Test
  void problems_stand_in_the_order_in_which_they_were_found() {
    problems.add("ISR0002", "b", "x");
    problems.add("ISR0001", "a", "y");

    assertThat(problems.found()).containsExactly("ISR0002: b: x", "ISR0001: a: y");
  }

  @Test
  void the_same_problem_is_told_once() {
    problems.add("ISR0001", "a", "x");
    problems.add("ISR0001", "a", "x");
    problems.add("ISR0001", "a", "y");

    assertThat(problems.found()).hasSize(2);
  }

  @Test
  void all_problems_stop_the_deployment_together() {
    problems.add("ISR0001", "a", "x");
    problems.add("ISR0002", "b", "y");

    assertThatExceptionOfType(IsrDefinitionException.class)
        .isThrownBy(problems::throwIfAny)
        .satisfies(e -> assertThat(e.problems()).isEqualTo(problems.found()));
  }

  @Test
  void what_was_found_is_a_copy() {
    List<String> before = problems.found();
    problems.add("ISR0001", "a", "x");

    assertThat(before).isEmpty();
  }

  @Test
  void every_code_has_a_number_of_its_own() throws IllegalAccessException {
    List<String> codes = new ArrayList<>();
    for (Field field : Codes.class.getFields()) {
      assertThat(Modifier.isStatic(field.getModifiers())).isTrue();
      codes.add((String) field.get(null));
    }

    assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("ISR0[01]\\d\\d"));
  }
}
