package org.freshet.isr.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.freshet.isr.tags.Sequence;
import org.junit.jupiter.api.Test;

class EntryTest {

  private final Entry entry = new Entry(new Sequence(1, 7), "line", name -> null);
  private final List<String> ended = new ArrayList<>();

  @Test
  void an_entry_knows_what_the_node_knew() {
    assertThat(entry.pin()).isEqualTo(new Sequence(1, 7));
    assertThat(entry.line()).isEqualTo("line");
  }

  @Test
  void nothing_is_stored_for_an_entry_that_was_not_located() {
    assertThat(entry.base()).isNull();
    assertThat(entry.isWarmUp()).isFalse();
  }

  @Test
  void an_entry_is_located_by_its_base() {
    entry.located("https://shop.example", true);

    assertThat(entry.base()).isEqualTo("https://shop.example");
    assertThat(entry.isWarmUp()).isTrue();
  }

  @Test
  void an_entry_knows_whether_it_was_asked_under_its_base() {
    entry.located("https://shop.example", false, false);
    assertThat(entry.isAskedAsBase()).isFalse();

    entry.located("https://shop.example", false, true);
    assertThat(entry.isAskedAsBase()).isTrue();
  }

  @Test
  void everything_that_must_be_done_at_the_end_is_done_once() {
    entry.atEnd(() -> ended.add("first"));
    entry.atEnd(() -> ended.add("second"));
    entry.ended();
    entry.ended();

    assertThat(ended).containsExactly("first", "second");
  }

  @Test
  void an_end_without_anything_to_do_is_one() {
    entry.ended();

    assertThat(ended).isEmpty();
  }
}
