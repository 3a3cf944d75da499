package org.freshet.isr.tags;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who raised tags and why, for operators to read.
 *
 * @param who the name of the caller, null where it is not known
 * @param why what happened, never a secret
 */
public record Cause(@Nullable String who, String why) {

  /** A change that is told by its entities; without any, by a transaction that named tags. */
  public static Cause ofChange(Set<EntityRef> entities) {
    if (entities.isEmpty()) {
      return new Cause(null, "commit");
    }
    return new Cause(
        null,
        entities.stream()
            .map(entity -> entity.type().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .limit(10)
            .collect(Collectors.joining(", ", "change of ", "")));
  }
}
