package org.freshet.essentials.keys;

import java.time.Instant;
import java.util.List;
import org.freshet.essentials.api.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps API keys. An application may bring one of its own: a CDI bean, with {@code
 * essentials.keys.store=bean}.
 *
 * <p>Thread-safe. What one call has written the next one reads, on every node. Moments are whole
 * milliseconds. Every method throws {@link StoreUnavailableException} if it cannot be done.
 */
public interface ApiKeyStore {

  /**
   * A key as it is kept.
   *
   * @param id what it is called, unique
   * @param digest the SHA-256 of the key, as 64 hexadecimal digits
   * @param owner who calls with it
   * @param label what people call it
   * @param scopes what it is good for, separated by commas
   * @param issued when it was issued
   * @param ends when it ends, null for never
   * @param lastUsed when it was last used, null for never
   */
  record Kept(
      String id,
      String digest,
      String owner,
      String label,
      String scopes,
      Instant issued,
      @Nullable Instant ends,
      @Nullable Instant lastUsed) {

    /** Without the digest. */
    @Override
    public String toString() {
      return "key " + id + " of " + owner;
    }
  }

  /** Adds a key. */
  void add(Kept key);

  /** A key by its id, null if there is none. */
  @Nullable Kept find(String id);

  /** The keys of an owner, the oldest first. */
  List<Kept> ofOwner(String owner);

  /**
   * Lets a key end at a moment, or earlier if it does so anyway.
   *
   * @return whether there is one of that id
   */
  boolean end(String id, Instant at);

  /** Notes that a key was used. */
  void used(String id, Instant at);

  /** A store in this process, which forgets all when it ends. */
  static ApiKeyStore inMemory() {
    return new MemoryKeys();
  }
}
