package org.freshet.isr.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnshareableTest {

  private final Unshareable unshareable = new Unshareable();

  @Test
  void a_key_is_remembered_until_its_answer_is_stored_after_all() {
    assertThat(unshareable.contains("/a")).isFalse();

    unshareable.add("/a");
    assertThat(unshareable.contains("/a")).isTrue();
    assertThat(unshareable.contains("/b")).isFalse();

    unshareable.remove("/a");
    assertThat(unshareable.contains("/a")).isFalse();
  }

  @Test
  void a_key_as_long_as_its_sender_likes_takes_no_memory() {
    String key = "/a".repeat(5_000);
    unshareable.add(key);

    assertThat(unshareable.contains(key)).isFalse();
  }
}
