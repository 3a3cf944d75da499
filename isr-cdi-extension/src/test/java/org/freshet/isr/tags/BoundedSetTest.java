package org.freshet.isr.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.freshet.isr.api.Tag;
import org.junit.jupiter.api.Test;

class BoundedSetTest {

  private final BoundedSet<Tag> tags = new BoundedSet<>(10, Tag::namespace);

  @Test
  void within_the_limit_it_is_a_set() {
    tags.add(Tag.of("post", 1));
    tags.add(Tag.of("post", 1));
    tags.add(Tag.of("post", 2));

    assertThat(tags.toSet()).containsExactlyInAnyOrder(Tag.of("post", 1), Tag.of("post", 2));
  }

  @Test
  void past_the_limit_the_largest_group_becomes_its_namespace() {
    tags.add(Tag.of("category", 3));
    IntStream.range(0, 100).forEach(i -> tags.add(Tag.of("post", i)));

    assertThat(tags.toSet()).containsExactlyInAnyOrder(Tag.of("category", 3), Tag.of("post"));
  }

  @Test
  void a_namespace_takes_the_place_of_its_tags() {
    tags.add(Tag.of("post", 1));
    tags.add(Tag.of("post"));
    tags.add(Tag.of("post", 2));

    assertThat(tags.toSet()).containsExactly(Tag.of("post"));
  }

  @Property
  void it_is_bounded_and_covers_whatever_was_added(
      @ForAll @Size(max = 200) Set<@IntRange(min = 0, max = 299) Integer> numbers) {
    BoundedSet<Tag> bounded = new BoundedSet<>(10, Tag::namespace);
    Set<Tag> added = numbers.stream().map(i -> Tag.of("n" + i % 3, i)).collect(Collectors.toSet());

    added.forEach(bounded::add);

    Set<Tag> kept = bounded.toSet();
    assertThat(kept).hasSizeLessThanOrEqualTo(10);
    assertThat(added).allMatch(tag -> kept.contains(tag) || kept.contains(tag.namespace()));
  }
}
