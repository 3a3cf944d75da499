package org.freshet.isr.produce;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.AnyTag;
import org.freshet.isr.tags.BoundedSet;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Something that is being produced to be kept, and what becomes known of it meanwhile. Thread-safe:
 * the code that produces it may use several threads.
 */
public final class Production {

  private final Sequence pin;
  private final Set<Tag> tags = new HashSet<>();
  private @Nullable BoundedSet<Tag> loaded;
  private @Nullable String refusal;
  private boolean ended;

  /**
   * A production.
   *
   * @param pin what this node knew before it began
   */
  public Production(Sequence pin) {
    this.pin = pin;
  }

  /** What this node knew before it began. */
  public Sequence pin() {
    return pin;
  }

  /** Adds what it depends on; too late once it has ended. */
  public synchronized void addTags(Collection<Tag> more) {
    if (!ended) {
      tags.addAll(more);
    }
  }

  /**
   * Adds what it depends on because it was loaded, which may be a lot.
   *
   * @param most beyond this number of such tags the largest group of them becomes the one that
   *     stands for {@linkplain AnyTag any} of the group; that of the first call counts
   */
  public synchronized void addLoaded(Collection<Tag> more, int most) {
    if (!ended) {
      if (loaded == null) {
        loaded = new BoundedSet<>(most, AnyTag::of);
      }
      more.forEach(loaded::add);
    }
  }

  /** What it is known to depend on so far. */
  public synchronized Set<Tag> tags() {
    if (loaded == null) {
      return tags.isEmpty() ? Set.of() : Set.copyOf(tags);
    }
    Set<Tag> all = new HashSet<>(loaded.toSet());
    all.addAll(tags);
    return Set.copyOf(all);
  }

  /** Keeps it from being kept; the last reason counts. */
  public synchronized void refuse(String reason) {
    refusal = reason;
  }

  /** Why it must not be kept, null if it may. */
  public synchronized @Nullable String refusal() {
    return refusal;
  }

  /** It is complete, or was given up: nothing is current on any thread for its sake any more. */
  public synchronized void end() {
    ended = true;
  }

  synchronized boolean hasEnded() {
    return ended;
  }
}
