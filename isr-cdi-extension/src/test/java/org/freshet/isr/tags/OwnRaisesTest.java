package org.freshet.isr.tags;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnRaisesTest {

  private final OwnRaises own = new OwnRaises();

  @AfterEach
  void leave() {
    OwnRaises.set(null);
  }

  @Test
  void nothing_is_noted_for_nobody() {
    OwnRaises.note(new Sequence(1, 7));

    assertThat(OwnRaises.current()).isNull();
    assertThat(own.latest()).isNull();
  }

  @Test
  void the_latest_counts_in_whatever_order_they_are_noted() {
    OwnRaises.set(own);
    OwnRaises.note(new Sequence(1, 7));
    OwnRaises.note(new Sequence(1, 9));
    OwnRaises.note(new Sequence(1, 8));

    assertThat(own.latest()).isEqualTo(new Sequence(1, 9));
  }

  @Test
  void of_two_generations_the_one_noted_last_counts() {
    OwnRaises.set(own);
    OwnRaises.note(new Sequence(1, 7));
    OwnRaises.note(new Sequence(2, 1));

    assertThat(own.latest()).isEqualTo(new Sequence(2, 1));
  }

  @Test
  void what_is_raised_after_the_request_is_not_noted_for_it() {
    OwnRaises.set(own);
    OwnRaises.set(null);
    OwnRaises.note(new Sequence(1, 7));

    assertThat(own.latest()).isNull();
  }

  @Test
  void only_sequences_of_one_generation_have_an_order() {
    Sequence seven = new Sequence(1, 7);

    assertThat(seven.isAtLeast(new Sequence(1, 7))).isTrue();
    assertThat(seven.isAtLeast(new Sequence(1, 6))).isTrue();
    assertThat(seven.isAtLeast(new Sequence(1, 8))).isFalse();
    assertThat(seven.isAtLeast(new Sequence(2, 1))).isFalse();
  }
}
