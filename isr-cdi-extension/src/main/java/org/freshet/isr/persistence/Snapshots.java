package org.freshet.isr.persistence;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.freshet.isr.api.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The tags that entities had when they were loaded, for providers that do not tell what a value was
 * before a change. Held as long as the entity itself is, and for a bounded number of them: beyond
 * it the state before a change is unknown, which raises too much and never too little. Thread-safe.
 */
final class Snapshots {

  private final int limit;
  private final Map<Key, Set<Tag>> tags = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

  Snapshots(int limit) {
    this.limit = limit;
  }

  void put(Object entity, Set<Tag> current) {
    forgetCollected();
    Key key = new Key(entity, collected);
    if (tags.size() < limit || tags.containsKey(key)) {
      tags.put(key, Set.copyOf(current));
    }
  }

  /** The tags last put for this very instance. */
  Optional<Set<Tag>> get(Object entity) {
    return Optional.ofNullable(tags.get(new Key(entity, null)));
  }

  void remove(Object entity) {
    tags.remove(new Key(entity, null));
  }

  int size() {
    forgetCollected();
    return tags.size();
  }

  private void forgetCollected() {
    for (Object key = collected.poll(); key != null; key = collected.poll()) {
      tags.remove(key);
    }
  }

  /** An instance, compared by identity, not kept alive. */
  private static final class Key extends WeakReference<Object> {

    private final int hash;

    Key(Object entity, @Nullable ReferenceQueue<Object> queue) {
      super(entity, queue);
      this.hash = System.identityHashCode(entity);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Object mine = get();
      return mine != null && other instanceof Key key && key.get() == mine;
    }
  }
}
