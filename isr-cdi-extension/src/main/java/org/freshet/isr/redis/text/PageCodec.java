package org.freshet.isr.redis.text;

import java.util.Optional;
import org.freshet.isr.store.StoredResponse;
import org.jspecify.annotations.Nullable;

/**
 * Stored responses as bytes: a version, the fields, and a {@link Seal}.
 *
 * <p>What was damaged, cut, moved to another key, written by another version or by somebody else
 * reads as nothing. Thread-safe.
 */
public final class PageCodec {

  /** Counts up with every change of the format, so that nodes of two versions miss, not err. */
  private static final int VERSION = 1;

  private final Seal seal;

  /**
   * A codec.
   *
   * @param secret {@code isr.secret}
   */
  public PageCodec(Optional<String> secret) {
    this.seal = new Seal("org.freshet.isr page in redis", secret);
  }

  /** The bytes of a response. */
  public byte[] write(String key, StoredResponse page) {
    return seal.put(key, new PageWriter((int) page.weight()).write(VERSION, page));
  }

  /** The response, null if the bytes are none that were written under this key. */
  public @Nullable StoredResponse read(String key, byte[] bytes) {
    int length = seal.check(key, bytes);
    return length < 0 ? null : new PageReader(bytes, 0, length).read(VERSION);
  }
}
