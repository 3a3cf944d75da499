package org.freshet.isr.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkedKeysTest {

  private final LinkedKeys keys = new LinkedKeys();

  @Test
  void there_are_none_at_first() {
    assertThat(keys.isEmpty()).isTrue();
    assertThat(page(keys, null, 10)).isEmpty();
    assertThat(page(keys, "a", 10)).isEmpty();
  }

  @Test
  void a_key_that_was_removed_is_gone() {
    String key = "a";
    keys.add(key);
    keys.add("b");
    keys.remove(key);

    assertThat(page(keys, null, 10)).containsExactly("b");
    assertThat(keys.isEmpty()).isFalse();
  }

  @Test
  void removing_what_is_not_there_does_nothing() {
    keys.add("a");
    keys.remove("b");

    assertThat(page(keys, null, 10)).containsExactly("a");
  }

  @Test
  void a_page_goes_on_behind_a_key_that_has_left_meanwhile() {
    List<String> all = sorted(List.of("a", "b", "c", "d", "e", "f"));
    all.forEach(keys::add);
    keys.remove(all.get(2));

    assertThat(page(keys, all.get(2), 2)).containsExactly(all.get(3), all.get(4));
  }

  @Test
  void keys_of_one_hash_are_all_there() {
    // The two texts of two letters that have one hash, and so all that are made of them.
    for (String key : List.of("AaAa", "AaBB", "BBAa", "BBBB")) {
      keys.add(key);
    }

    assertThat(page(keys, null, 10)).containsExactly("AaAa", "AaBB", "BBAa", "BBBB");
    assertThat(page(keys, "AaBB", 1)).containsExactly("BBAa");
  }

  @Property(tries = 200)
  void pages_are_those_of_a_sorted_set_whatever_was_added_and_removed(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3000) int steps) {
    Random random = new Random(seed);
    int different = 1 + random.nextInt(2 * steps);
    LinkedKeys tried = new LinkedKeys();
    Map<String, String> there = new HashMap<>();
    for (int i = 0; i < steps; i++) {
      String key = "https://shop.example|page|/posts/" + random.nextInt(different) + "|";
      String held = there.remove(key);
      if (held == null) {
        tried.add(key);
        there.put(key, key);
      } else {
        tried.remove(held);
      }
    }
    int limit = 1 + random.nextInt(50);

    assertThat(pages(tried, limit)).isEqualTo(sorted(there.keySet()));
    assertThat(tried.isEmpty()).isEqualTo(there.isEmpty());
    assertThat(tried.size()).isEqualTo(there.size());
  }

  private static List<String> sorted(Collection<String> keys) {
    return keys.stream().sorted(LinkedKeys.ORDER).toList();
  }

  private static List<String> pages(LinkedKeys keys, int limit) {
    List<String> all = new ArrayList<>();
    List<String> page = page(keys, null, limit);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = page(keys, page.get(page.size() - 1), limit);
    }
    return all;
  }

  private static List<String> page(LinkedKeys keys, @Nullable String after, int limit) {
    List<String> page = new ArrayList<>();
    keys.visit(
        after,
        key -> {
          page.add(key);
          return page.size() < limit;
        });
    return page;
  }
}
