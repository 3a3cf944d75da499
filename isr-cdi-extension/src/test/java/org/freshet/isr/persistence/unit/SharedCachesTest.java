package org.freshet.isr.persistence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OneToMany;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TaggedEntity;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.Sequence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedCachesTest {

  @TaggedEntity("post:{id}")
  static class Post {
    long id;
  }

  static class LongPost extends Post {}

  static class Author {
    @OneToMany List<Post> posts;
  }

  static class Stranger {
    long id;
  }

  private final FakeUnit unit =
      new FakeUnit(Post.class, LongPost.class, Author.class, Stranger.class);
  private final FakeUnit other = new FakeUnit(Stranger.class);
  private final PersistenceUnits units = new PersistenceUnits(Set.of());
  private final SharedCaches caches = new SharedCaches(units);

  @BeforeEach
  void register() {
    units.register("unit", unit.factory);
    units.register("other", other.factory);
  }

  @Test
  void an_entity_is_forgotten_in_its_hierarchy_with_those_that_collect_its_kind() {
    caches.evict(Set.of(new EntityRef(LongPost.class, 7L)));

    assertThat(unit.evicted).containsExactlyInAnyOrder("Post 7", "LongPost 7", "Author");
    assertThat(other.evicted).isEmpty();
  }

  @Test
  void without_an_identifier_the_class_is_forgotten() {
    caches.evict(Set.of(new EntityRef(Stranger.class, null)));

    assertThat(unit.evicted).containsExactly("Stranger");
    assertThat(other.evicted).containsExactly("Stranger");
  }

  @Test
  void an_identifier_that_is_refused_makes_the_class_forgotten() {
    other.refusesIds = true;

    caches.evict(Set.of(new EntityRef(Stranger.class, 1)));

    assertThat(other.evicted).containsExactly("Stranger");
  }

  @Test
  void a_raise_without_entities_forgets_the_classes_that_have_its_tags() {
    caches.evict(raise(Set.of(Tag.of("post", 3)), Set.of()));

    assertThat(unit.evicted).containsExactlyInAnyOrder("Post", "LongPost", "Author");
  }

  @Test
  void a_raise_with_entities_forgets_only_them() {
    caches.evict(raise(Set.of(Tag.of("post", 3)), Set.of(new EntityRef(Stranger.class, 1))));

    assertThat(unit.evicted).containsExactly("Stranger 1");
  }

  @Test
  void a_unit_that_is_not_to_be_kept_coherent_is_left_alone() {
    PersistenceUnits only = new PersistenceUnits(Set.of("other"));
    only.register("unit", unit.factory);
    only.register("other", other.factory);

    new SharedCaches(only).evictAll();

    assertThat(unit.evicted).isEmpty();
    assertThat(other.evicted).containsExactly("all");
  }

  @Test
  void a_closed_unit_is_left_alone() {
    other.open = false;

    caches.evictAll();

    assertThat(other.evicted).isEmpty();
    assertThat(unit.evicted).containsExactly("all");
  }

  @Test
  void two_units_of_one_name_are_both_kept_coherent() {
    FakeUnit namesake = new FakeUnit(Stranger.class, Author.class);
    units.register("unit", namesake.factory);

    caches.evictAll();

    assertThat(unit.evicted).containsExactly("all");
    assertThat(namesake.evicted).containsExactly("all");
  }

  private static Raise raise(Set<Tag> tags, Set<EntityRef> entities) {
    return new Raise(new Sequence(1, 1), tags, false, entities, Instant.EPOCH);
  }
}
