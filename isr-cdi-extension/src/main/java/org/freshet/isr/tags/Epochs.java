package org.freshet.isr.tags;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.freshet.isr.api.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The epochs of one generation that this node knows, at most a number of them.
 *
 * <p>Reading takes no lock. What makes that safe is the order of steps: a raise writes epochs
 * before the version, so that an answer remembered with a version is never older than it;
 * forgetting lifts the floor before it removes the epoch, and reading looks at the floor last, so
 * that a reader who misses the epoch sees the floor.
 */
final class Epochs {

  private final int bound;
  private final Map<Tag, Epoch> epochs = new ConcurrentHashMap<>();

  /** The epochs of what is under a path, by that path. */
  private final Map<String, Epoch> under = new ConcurrentHashMap<>();

  private final Set<Tag> oldestFirst = new LinkedHashSet<>();
  private volatile long floor;
  private volatile long newest;
  private volatile long version;

  /**
   * Epochs of a generation.
   *
   * @param bound the most tags whose epochs are kept
   * @param start the number up to which nothing is known; pins before it are unservable
   */
  Epochs(int bound, long start) {
    this.bound = bound;
    this.floor = start;
    this.newest = start;
  }

  /** Takes note of a raise, in any order of numbers, again or for the first time. */
  synchronized void raised(long number, Set<Tag> tags, boolean expire, Instant at) {
    long millis = at.toEpochMilli();
    for (Tag tag : tags) {
      Epoch known = epochs.get(tag);
      Epoch epoch =
          known == null ? Epoch.of(number, expire, millis) : known.and(number, expire, millis);
      epochs.put(tag, epoch);
      if (PathTags.isUnder(tag)) {
        under.put(PathTags.value(tag), epoch);
      }
      oldestFirst.remove(tag);
      oldestFirst.add(tag);
      if (oldestFirst.size() > bound) {
        forget(oldestFirst.iterator().next());
      }
    }
    newest = Math.max(newest, number);
    version++;
  }

  long version() {
    return version;
  }

  /** How a response of this generation stands. */
  Standing standing(long pin, Collection<Tag> tags) {
    if (pin >= newest) {
      return Standing.CURRENT;
    }
    long since = Long.MAX_VALUE;
    for (Tag tag : tags) {
      Epoch own = epochs.get(tag);
      Epoch parent = tag.isNamespace() ? null : epochs.get(tag.namespace());
      if (isExpired(own, pin) || isExpired(parent, pin)) {
        return Standing.UNSERVABLE;
      }
      since = Math.min(since, Math.min(first(own, pin), first(parent, pin)));
      if (!under.isEmpty() && PathTags.isPath(tag)) {
        for (String path : PathTags.upwards(tag)) {
          Epoch above = under.get(path);
          if (isExpired(above, pin)) {
            return Standing.UNSERVABLE;
          }
          since = Math.min(since, first(above, pin));
        }
      }
    }
    if (pin < floor) {
      return Standing.UNSERVABLE;
    }
    return since == Long.MAX_VALUE
        ? Standing.CURRENT
        : new Standing(Instant.ofEpochMilli(since), false);
  }

  private void forget(Tag tag) {
    Epoch forgotten = epochs.get(tag);
    if (forgotten != null) {
      floor = Math.max(floor, forgotten.last());
      epochs.remove(tag);
      if (PathTags.isUnder(tag)) {
        under.remove(PathTags.value(tag));
      }
    }
    oldestFirst.remove(tag);
  }

  private static boolean isExpired(@Nullable Epoch epoch, long pin) {
    return epoch != null && epoch.isExpiredAfter(pin);
  }

  private static long first(@Nullable Epoch epoch, long pin) {
    return epoch == null ? Long.MAX_VALUE : epoch.firstAfter(pin);
  }
}
