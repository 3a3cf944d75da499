package org.freshet.isr.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IsrDefinitionExceptionTest {

  @Test
  void one_problem_is_told_as_one() {
    assertThat(new IsrDefinitionException(List.of("ISR0001: a: x")))
        .hasMessage(
            """
            1 problem in the definitions of Freshet:
              1. ISR0001: a: x\
            """);
  }

  @Test
  void several_problems_are_counted_and_numbered() {
    assertThat(new IsrDefinitionException(List.of("first", "second", "third")))
        .hasMessage(
            """
            3 problems in the definitions of Freshet:
              1. first
              2. second
              3. third\
            """);
  }

  @Test
  void problems_can_be_read_one_by_one() {
    List<String> problems = new ArrayList<>(List.of("first", "second"));
    IsrDefinitionException exception = new IsrDefinitionException(problems);
    problems.clear();

    assertThat(exception.problems()).containsExactly("first", "second");
  }
}
