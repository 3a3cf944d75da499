package org.freshet.isr.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SwitchesTest {

  private final Problems problems = new Problems();

  private boolean isOn(String... keysAndValues) {
    return new Switches(FakeConfig.of(keysAndValues)).isOn("Told", "com.acme.A", "m", problems);
  }

  @Test
  void what_nobody_mentions_is_on() {
    assertThat(isOn()).isTrue();
  }

  @Test
  void the_most_specific_key_applies() {
    assertThat(isOn("Told/enabled", "false")).isFalse();
    assertThat(isOn("Told/enabled", "false", "com.acme.A/Told/enabled", "true")).isTrue();
    assertThat(isOn("com.acme.A/Told/enabled", "true", "com.acme.A/m/Told/enabled", "false"))
        .isFalse();
  }

  @Test
  void what_is_neither_true_nor_false_is_a_problem() {
    assertThat(isOn("com.acme.A/m/Told/enabled", "no")).isTrue();
    assertThat(problems.found())
        .containsExactly("ISR0001: com.acme.A/m/Told/enabled: is 'no', must be true or false");
  }
}
