package org.freshet.isr.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VariantsTest {

  private final Variants variants = new Variants(100);

  @Test
  void nothing_selects_before_a_response_says_so() {
    assertThat(variants.names("/a")).isEmpty();
  }

  @Test
  void names_are_those_of_one_request() {
    variants.learn("/a", List.of("foo"));

    assertThat(variants.names("/a")).containsExactly("foo");
    assertThat(variants.names("/b")).isEmpty();
  }

  @Test
  void what_selected_once_selects_from_then_on() {
    variants.learn("/a", List.of("foo", "bar"));
    variants.learn("/a", List.of());
    variants.learn("/a", List.of("baz"));

    assertThat(variants.names("/a")).containsExactly("bar", "baz", "foo");
  }

  @Test
  void addresses_as_long_as_their_senders_like_are_fewer() {
    IntStream.range(0, 1_000)
        .forEach(i -> variants.learn("/long".repeat(2_000) + i, List.of("foo")));

    assertThat(
            IntStream.range(0, 1_000)
                .filter(i -> !variants.names("/long".repeat(2_000) + i).isEmpty()))
        .as("of 10 000 characters each, in room for 100 short ones")
        .hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void who_varies_by_too_much_is_told_so() {
    List<String> many = IntStream.range(0, 16).mapToObj(i -> "name-" + i).toList();

    assertThat(variants.learn("/a", many)).isTrue();
    assertThat(variants.learn("/a", List.of("one-more"))).isFalse();
  }
}
