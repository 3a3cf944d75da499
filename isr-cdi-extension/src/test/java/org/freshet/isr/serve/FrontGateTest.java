package org.freshet.isr.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.isr.config.FakeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontGateTest {

  private static FrontGate gate(String... settings) {
    return new FrontGate(FakeConfig.settings(settings));
  }

  @Test
  void a_gate_is_open_for_methods_that_nothing_guards() {
    assertThat(gate().isOpen(false)).isTrue();
    assertThat(gate().isOpen(true)).isFalse();
  }

  @Test
  void a_gate_is_closed_for_good_where_the_application_has_filters() {
    FrontGate gate = gate();
    gate.close();

    assertThat(gate.isOpen(false)).isFalse();
    assertThat(gate.isOpen(true)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_setting_has_the_last_word(boolean enabled) {
    FrontGate gate = gate("isr.front.enabled", Boolean.toString(enabled));
    assertThat(gate.isOpen(true)).isEqualTo(enabled);

    gate.close();
    assertThat(gate.isOpen(false)).isEqualTo(enabled);
  }
}
