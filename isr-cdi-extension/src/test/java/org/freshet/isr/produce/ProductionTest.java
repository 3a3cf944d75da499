package org.freshet.isr.produce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.Sequence;
import org.junit.jupiter.api.Test;

class ProductionTest {

  private final Production production = new Production(new Sequence(1, 7));

  @Test
  void tags_are_added_once_each() {
    production.addTags(List.of(Tag.of("a"), Tag.of("b")));
    production.addTags(List.of(Tag.of("a")));

    assertThat(production.tags()).containsExactlyInAnyOrder(Tag.of("a"), Tag.of("b"));
  }

  @Test
  void tags_are_a_copy() {
    Set<Tag> before = production.tags();
    production.addTags(List.of(Tag.of("a")));

    assertThat(before).isEmpty();
  }

  @Test
  void the_last_refusal_counts() {
    production.refuse("a basket");
    production.refuse("a preview");

    assertThat(production.refusal()).isEqualTo("a preview");
  }

  @Test
  void what_has_ended_takes_no_tags() {
    production.end();
    production.addTags(List.of(Tag.of("late")));

    assertThat(production.tags()).isEmpty();
  }

  @Test
  void the_earliest_end_of_a_part_counts() {
    Instant end = Instant.EPOCH.plusSeconds(10);
    assertThat(production.freshUntil()).isNull();
    production.freshUntil(end);
    production.freshUntil(end.plusSeconds(1));
    assertThat(production.freshUntil()).isEqualTo(end);
    production.degrade(end.minusSeconds(1));

    assertThat(production.freshUntil()).isEqualTo(end.minusSeconds(1));
    assertThat(production.isDegraded()).isTrue();
  }

  @Test
  void precedes_transactions_unless_one_was_there() {
    assertThat(production.precedesTransactions()).isTrue();
    production.beganInsideTransaction();

    assertThat(production.precedesTransactions()).isFalse();
  }
}
