package org.freshet.essentials.keys;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Keys in this process. */
final class MemoryKeys implements ApiKeyStore {

  private final ConcurrentMap<String, Kept> keys = new ConcurrentHashMap<>();

  @Override
  public void add(Kept key) {
    if (keys.putIfAbsent(key.id(), key) != null) {
      throw new IllegalStateException("there is a key with the id " + key.id());
    }
  }

  @Override
  public @Nullable Kept find(String id) {
    return keys.get(id);
  }

  @Override
  public List<Kept> ofOwner(String owner) {
    return keys.values().stream()
        .filter(key -> key.owner().equals(owner))
        .sorted(Comparator.comparing(Kept::issued).thenComparing(Kept::id))
        .toList();
  }

  @Override
  public boolean end(String id, Instant at) {
    return keys.computeIfPresent(
            id,
            (same, key) ->
                key.ends() != null && !at.isBefore(key.ends())
                    ? key
                    : new Kept(
                        id,
                        key.digest(),
                        key.owner(),
                        key.label(),
                        key.scopes(),
                        key.issued(),
                        at,
                        key.lastUsed()))
        != null;
  }

  @Override
  public void used(String id, Instant at) {
    keys.computeIfPresent(
        id,
        (same, key) ->
            new Kept(
                id,
                key.digest(),
                key.owner(),
                key.label(),
                key.scopes(),
                key.issued(),
                key.ends(),
                at));
  }
}
