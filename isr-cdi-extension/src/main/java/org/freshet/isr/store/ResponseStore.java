package org.freshet.isr.store;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.freshet.isr.config.Lifetimes;
import org.jspecify.annotations.Nullable;

/**
 * Holds stored responses by key.
 *
 * <p>It judges nothing: whether what it holds may be served is decided by whoever reads it. It only
 * keeps two rules. A response never replaces one of the same generation with a later pin, so that a
 * slow producer cannot undo a renewal; and it is gone when its {@linkplain Lifetimes#retention
 * retention} is over, or earlier for want of room: memory is bounded in bytes, and a flood of keys
 * that are asked for once does not drive out those that are asked for often.
 *
 * <p><b>Threads and failures.</b> All methods may be called by any thread at any time. A backend
 * that fails makes {@link #get} answer null and {@link #put} answer false; no method throws for the
 * backend's sake.
 */
public interface ResponseStore {

  /** The response stored under a key, null if there is none. */
  @Nullable StoredResponse get(String key);

  /**
   * Stores a response.
   *
   * @return whether it is stored now; false if one with a later pin is there, if it is larger than
   *     the store, or if the backend failed
   */
  boolean put(String key, StoredResponse response);

  /** Removes what is stored under a key, if anything. */
  void remove(String key);

  /**
   * Whether what is put here is linked with its tags in the tag graph by the same step, and what is
   * removed is unlinked.
   */
  default boolean linksTags() {
    return false;
  }

  /** The memory in use, in bytes, roughly. */
  long bytes();

  /** How many responses are stored, roughly; -1 if that cannot be told. */
  default long entries() {
    return -1;
  }

  /**
   * A store in the memory of this process.
   *
   * @param clock tells when retention is over
   * @param maxBytes the bound, in bytes, from 1
   */
  static ResponseStore inMemory(InstantSource clock, long maxBytes) {
    return inMemory(clock, maxBytes, key -> {});
  }

  /**
   * A store in the memory of this process.
   *
   * @param clock tells when retention is over
   * @param maxBytes the bound, in bytes, from 1
   * @param evicted is told the key of each response that is gone for want of room or because its
   *     retention is over
   */
  static ResponseStore inMemory(InstantSource clock, long maxBytes, Consumer<String> evicted) {
    return new InMemoryResponseStore(clock, maxBytes, evicted);
  }
}
