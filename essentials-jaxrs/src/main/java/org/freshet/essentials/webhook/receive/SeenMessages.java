package org.freshet.essentials.webhook.receive;

import java.time.Instant;
import java.time.InstantSource;
import org.freshet.essentials.api.StoreUnavailableException;

/**
 * Remembers which messages were accepted. An application may bring one of its own: a CDI bean, with
 * {@code essentials.webhook.seen=bean}.
 *
 * <p>Ids arrive as digests of 64 hexadecimal digits, one for each sender and {@code webhook-id}. Of
 * callers that begin the same at once, on whichever nodes, one is told that it is new. Nothing is
 * forgotten before its time. Thread-safe. Every method throws {@link StoreUnavailableException} if
 * it cannot be done.
 */
public interface SeenMessages {

  /** What is known of a message. */
  enum Known {
    /** Nothing; it is under way from now on. */
    NEW,
    /** It is under way. */
    UNDER_WAY,
    /** It was accepted. */
    ACCEPTED
  }

  /**
   * Begins with a message.
   *
   * @param until when it is not under way any more, should nobody say what became of it
   * @return what was known of it
   */
  Known begin(String id, Instant until);

  /** Remembers that a message was accepted, until a moment, whether it is under way or not. */
  void accepted(String id, Instant until);

  /**
   * Forgets a message that is under way, so that it may come again. One that was accepted, or that
   * somebody else has begun with, stays.
   *
   * @param until what the caller has begun it with
   */
  void failed(String id, Instant until);

  /**
   * A memory in this process, which forgets all when it ends.
   *
   * @param most how many it keeps; beyond that {@link #begin} fails
   */
  static SeenMessages inMemory(int most, InstantSource clock) {
    return new MemorySeen(most, clock);
  }
}
