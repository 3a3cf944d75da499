package org.freshet.isr.redis.text;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.freshet.isr.api.InvalidTagException;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.store.StoredValue;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Values of calls as bytes: a version, the fields, and a {@link Seal}. What was damaged, moved to
 * another key, written by another version or by somebody else reads as nothing. Thread-safe.
 */
public final class ValueText {

  /** Counts up with every change of the format, so that nodes of two versions miss, not err. */
  private static final int VERSION = 1;

  private static final long LONGEST = 2 * 1000 * Lifetimes.MOST;

  private final Seal seal;

  /**
   * What was written: a value, and for how long.
   *
   * @param value with times that count from when it was written
   * @param ttl milliseconds to live that it was given then
   */
  public record Written(StoredValue value, long ttl) {}

  /**
   * A text of values.
   *
   * @param secret {@code isr.secret}
   */
  public ValueText(Optional<String> secret) {
    this.seal = new Seal("org.freshet.isr value in redis", secret);
  }

  /** The bytes of a value. */
  public byte[] write(String key, Written written) {
    StoredValue value = written.value();
    byte[] bytes = value.bytes();
    ByteArrayOutputStream all = new ByteArrayOutputStream(256 + (bytes == null ? 0 : bytes.length));
    try (DataOutputStream out = new DataOutputStream(all)) {
      out.writeByte(VERSION);
      out.writeByte((bytes == null ? 1 : 0) | (value.personal() ? 2 : 0));
      out.writeLong(written.ttl());
      out.writeLong(value.freshFor().toMillis());
      out.writeLong(value.usefulFor().toMillis());
      out.writeLong(value.pin().generation());
      out.writeLong(value.pin().number());
      out.writeInt(value.tags().size());
      for (Tag tag : value.tags()) {
        byte[] text = tag.text().getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
      }
      if (bytes != null) {
        out.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return seal.put(key, all.toByteArray());
  }

  /** The value, null if the bytes are none that were written under this key. */
  public @Nullable Written read(String key, byte[] sealed) {
    int length = seal.check(key, sealed);
    if (length < 0) {
      return null;
    }
    try {
      return read(ByteBuffer.wrap(sealed, 0, length));
    } catch (BufferUnderflowException
        | NegativeArraySizeException
        | ArithmeticException
        | InvalidTagException e) {
      return null;
    }
  }

  private static @Nullable Written read(ByteBuffer in) {
    if (in.get() != VERSION) {
      return null;
    }
    int flags = in.get();
    long ttl = millis(in);
    Duration freshFor = Duration.ofMillis(millis(in));
    Duration usefulFor = Duration.ofMillis(millis(in));
    Sequence pin = new Sequence(in.getLong(), in.getLong());
    Set<Tag> tags = new HashSet<>();
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      tags.add(Tag.parse(new String(bytes(in, in.getInt()), StandardCharsets.UTF_8)));
    }
    byte[] bytes = (flags & 1) == 0 ? bytes(in, in.remaining()) : null;
    return in.hasRemaining()
        ? null
        : new Written(
            new StoredValue(bytes, tags, pin, freshFor, usefulFor, (flags & 2) != 0), ttl);
  }

  private static long millis(ByteBuffer in) {
    long millis = in.getLong();
    if (Math.abs(millis) > LONGEST) {
      throw new ArithmeticException("longer than anything is kept");
    }
    return millis;
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
