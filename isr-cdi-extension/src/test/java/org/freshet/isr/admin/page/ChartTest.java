package org.freshet.isr.admin.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {

  @Test
  void a_line_grows_from_the_right() {
    assertThat(Chart.line(List.of(1.0), 4, 1, "Hits").text())
        .contains("class=\"line\" d=\"M210.00 2.00h0.01\"", "aria-label=\"Hits\"");
  }

  @Test
  void what_was_not_measured_is_a_gap() {
    assertThat(Chart.line(List.of(1.0, -1.0, 1.0), 3, 1, "").text())
        .contains("d=\"M40.00 2.00h0.01M200.00 2.00h0.01\"");
  }

  @Test
  void nothing_measured_draws_nothing() {
    assertThat(Chart.line(List.of(-1.0, -1.0), 2, 0, "").text()).contains("class=\"line\" d=\"\"");
    assertThat(Chart.bars(List.of(0.0), 1, "").text()).contains("class=\"bars\" d=\"\"");
  }

  @Test
  void the_largest_value_fills_the_height() {
    assertThat(Chart.bars(List.of(5.0, 10.0), 2, "").text())
        .contains("M12.00 48V24.00h96.00V48ZM132.00 48V2.00h96.00V48Z");
  }
}
