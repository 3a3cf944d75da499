package org.freshet.essentials.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 of texts, in which no two sequences of them read alike: what a {@link Seal} takes as
 * associated data. Not thread-safe.
 */
public final class Digest {

  private static final byte NOTHING = 0;
  private static final byte TEXT = 1;
  private static final byte TEXTS = 2;

  private final MessageDigest digest;

  /** A digest of nothing so far. */
  public Digest() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** With one text more; null is another than the empty one. */
  public Digest add(@Nullable String text) {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    count(text == null ? NOTHING : TEXT, bytes.length);
    digest.update(bytes);
    return this;
  }

  /** With several texts more, which are others than each of them for itself. */
  public Digest addAll(Collection<String> texts) {
    count(TEXTS, texts.size());
    texts.forEach(this::add);
    return this;
  }

  /** The 32 bytes; nothing can be added afterwards. */
  public byte[] bytes() {
    return digest.digest();
  }

  private void count(byte kind, int count) {
    digest.update(ByteBuffer.allocate(1 + Integer.BYTES).put(kind).putInt(count).array());
  }
}
