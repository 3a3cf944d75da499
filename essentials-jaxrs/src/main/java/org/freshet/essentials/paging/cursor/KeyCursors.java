package org.freshet.essentials.paging.cursor;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.freshet.essentials.seal.InvalidTokenException;
import org.freshet.essentials.seal.KeyRing;
import org.freshet.essentials.seal.Seal;
import org.freshet.essentials.seal.SealedToken;

/** Turns places in an order into texts and back. Immutable and thread-safe. */
public final class KeyCursors {

  /** How many bytes the keys of a row may have, so that its cursor is a token. */
  public static final int MOST_BYTES = 700;

  private static final int BACK = 1;
  private static final int INCLUSIVE = 2;

  private final Seal seal;
  private final Duration ttl;
  private final InstantSource clock;

  /**
   * Cursors of an application.
   *
   * @param ttl for how long one can be used
   */
  public KeyCursors(KeyRing keys, Duration ttl, InstantSource clock) {
    this.seal = new Seal("paging cursor", keys);
    this.ttl = ttl;
    this.clock = clock;
  }

  /**
   * The text of a place.
   *
   * @param order the names by which rows are ordered, all of them
   * @throws IllegalArgumentException if its keys have more than {@value #MOST_BYTES} bytes, or one
   *     is of a type that cannot be kept
   */
  public String seal(KeyCursor cursor, List<String> order, Binding binding) {
    byte[] keys = KeyBytes.of(cursor.keys());
    if (keys.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "the keys " + order + " of a row have " + keys.length + " bytes, must be at most 700");
    }
    int flags = (cursor.back() ? BACK : 0) | (cursor.inclusive() ? INCLUSIVE : 0);
    byte[] payload =
        ByteBuffer.allocate(Long.BYTES + 1 + keys.length)
            .putLong(clock.instant().plus(ttl).getEpochSecond())
            .put((byte) flags)
            .put(keys)
            .array();
    return seal.seal(payload, binding.digest(order)).text();
  }

  /**
   * The place that a text stands for.
   *
   * @param types what the values are by which rows are ordered
   * @throws RejectedCursorException if it is not of this application, for another request or order,
   *     or too old
   */
  public KeyCursor open(String text, List<String> order, List<Class<?>> types, Binding binding)
      throws RejectedCursorException {
    ByteBuffer payload = ByteBuffer.wrap(opened(text, binding.digest(order)));
    if (!clock.instant().isBefore(Instant.ofEpochSecond(payload.getLong()))) {
      throw new RejectedCursorException(true);
    }
    int flags = payload.get();
    byte[] keys = new byte[payload.remaining()];
    payload.get(keys);
    try {
      return new KeyCursor(
          (flags & BACK) != 0, (flags & INCLUSIVE) != 0, KeyBytes.read(keys, types));
    } catch (IllegalArgumentException ofAnOlderVersion) {
      // The application was changed meanwhile: an attribute has another type now.
      throw new RejectedCursorException(false);
    }
  }

  private byte[] opened(String text, byte[] associated) throws RejectedCursorException {
    try {
      return seal.open(SealedToken.parse(text), associated);
    } catch (InvalidTokenException e) {
      throw new RejectedCursorException(false);
    }
  }
}
