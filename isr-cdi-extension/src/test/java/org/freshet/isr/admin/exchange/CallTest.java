package org.freshet.isr.admin.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class CallTest {

  @Test
  void a_parameter_is_stripped_and_an_empty_one_is_none() {
    Call call = Calls.get("tag", " book:7 ", "q", "  ");

    assertThat(call.one("tag")).hasValue("book:7");
    assertThat(call.one("q")).isEmpty();
    assertThat(call.all("other")).isEmpty();
  }

  @Test
  void a_parameter_that_may_be_given_once_is_refused_twice() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> Calls.get("url", "/a", "url", "/b").one("url"))
        .satisfies(refused -> assertThat(refused.problem().status()).isEqualTo(400))
        .withMessage("url must be given once");
  }

  @Test
  void a_number_has_a_default_and_a_range() {
    assertThat(Calls.get().number("limit", 50, 1, 100)).isEqualTo(50);
    assertThat(Calls.get("limit", "100").number("limit", 50, 1, 100)).isEqualTo(100);
    for (String wrong : List.of("0", "101", "-1", "1.5", "x", "99999999999")) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> Calls.get("limit", wrong).number("limit", 50, 1, 100))
          .withMessage("limit must be a number from 1 to 100");
    }
  }

  @Test
  void a_truth_is_true_or_false() {
    assertThat(Calls.get("everything", "true").isTrue("everything")).isTrue();
    assertThat(Calls.get("everything", "false").isTrue("everything")).isFalse();
    assertThat(Calls.get().isTrue("everything")).isFalse();
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> Calls.get("everything", "yes").isTrue("everything"));
  }

  @Test
  void a_value_is_bounded() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> Calls.get("url", "a".repeat(2001)).one("url"));
  }
}
