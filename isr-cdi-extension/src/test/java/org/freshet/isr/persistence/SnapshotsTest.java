package org.freshet.isr.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

  private static final Set<Tag> TAGS = Set.of(Tag.of("post", 1));

  private final Snapshots snapshots = new Snapshots(2);

  /** Equal to every other one, as careless entities are. */
  private record Entity(int id) {}

  @Test
  void the_tags_of_an_instance_are_remembered() {
    Entity entity = new Entity(1);
    snapshots.put(entity, TAGS);

    assertThat(snapshots.get(entity)).contains(TAGS);
  }

  @Test
  void an_equal_instance_is_another_one() {
    snapshots.put(new Entity(1), TAGS);

    assertThat(snapshots.get(new Entity(1))).isEmpty();
  }

  @Test
  void beyond_the_bound_nothing_more_is_remembered_but_what_is_known_is_kept_current() {
    Entity first = new Entity(1);
    Entity second = new Entity(2);
    Entity third = new Entity(3);
    snapshots.put(first, TAGS);
    snapshots.put(second, TAGS);
    snapshots.put(third, TAGS);
    snapshots.put(first, Set.of());

    assertThat(snapshots.get(third)).isEmpty();
    assertThat(snapshots.get(first)).contains(Set.of());
  }

  @Test
  void an_instance_that_nobody_holds_is_forgotten() {
    snapshots.put(new Entity(1), TAGS);

    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (snapshots.size() > 0 && Instant.now().isBefore(deadline)) {
      System.gc();
    }
    assertThat(snapshots.size()).isZero();
  }
}
