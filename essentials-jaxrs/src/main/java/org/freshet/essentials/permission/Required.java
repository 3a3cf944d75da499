package org.freshet.essentials.permission;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a method asks of its caller.
 *
 * @param all each of these
 * @param any one of these, where there are some
 */
public record Required(List<String> all, List<String> any) {

  /** What a method asks, with copies of the lists. */
  public Required {
    all = List.copyOf(all);
    any = List.copyOf(any);
  }

  /** Whether a caller has enough. */
  boolean isMet(Predicate<String> granted) {
    return all.stream().allMatch(granted) && (any.isEmpty() || any.stream().anyMatch(granted));
  }
}
