package org.freshet.isr.redis.text;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.InvalidTagException;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.store.GzipCoding;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.RenewalRequest;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a stored response one after the other; used once. Every length is checked
 * against what is left before anything is made of it.
 */
final class PageReader {

  /** What was read is not what {@link PageWriter} writes. */
  private static final class Strange extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Strange() {
      super(null, null, false, false);
    }
  }

  private final ByteBuffer in;

  PageReader(byte[] bytes, int offset, int length) {
    this.in = ByteBuffer.wrap(bytes, offset, length);
  }

  /** The response, null if the bytes are none of that version. */
  @Nullable StoredResponse read(int version) {
    try {
      if (in.get() != version) {
        return null;
      }
      StoredResponse page = page();
      return in.hasRemaining() ? null : page;
    } catch (Strange
        | BufferUnderflowException
        | DateTimeException
        | ArithmeticException
        | InvalidTagException e) {
      return null;
    }
  }

  private StoredResponse page() {
    int status = inRange(in.getInt(), 100, 599);
    List<Header> headers = headers();
    int own = inRange(in.getInt(), 0, headers.size());
    String etag = text();
    String vary = text();
    Lifetimes lifetimes = lifetimes();
    Set<Tag> tags = tags();
    Sequence pin = new Sequence(in.getLong(), in.getLong());
    Instant producedAt = Instant.ofEpochSecond(in.getLong(), inRange(in.getInt(), 0, 999_999_999));
    String base = text();
    String target = text();
    List<Header> selecting = headers();
    int flags = inRange(in.get(), 0, 7);
    return new StoredResponse(
        status,
        headers,
        own,
        bytes(),
        etag,
        vary,
        lifetimes,
        tags,
        pin,
        producedAt,
        new RenewalRequest(base, target, selecting, (flags & 4) != 0),
        (flags & 1) == 0 ? null : new GzipCoding(),
        (flags & 2) != 0);
  }

  private List<Header> headers() {
    int count = count(8);
    List<Header> headers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      headers.add(new Header(text(), text()));
    }
    return headers;
  }

  private Set<Tag> tags() {
    int count = count(5);
    Set<Tag> tags = new HashSet<>(2 * count);
    for (int i = 0; i < count; i++) {
      tags.add(Tag.parse(text()));
    }
    return tags;
  }

  private Lifetimes lifetimes() {
    return new Lifetimes(seconds(), seconds(), seconds(), seconds(), seconds());
  }

  private long seconds() {
    long seconds = in.getLong();
    if (seconds < 0 || seconds > Lifetimes.MOST) {
      throw new Strange();
    }
    return seconds;
  }

  private String text() {
    ByteBuffer bytes = ByteBuffer.wrap(bytes());
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new Strange();
    }
  }

  private byte[] bytes() {
    byte[] bytes = new byte[count(1)];
    in.get(bytes);
    return bytes;
  }

  /** A number of things that need so many bytes each, at least. */
  private int count(int size) {
    return inRange(in.getInt(), 0, in.remaining() / size);
  }

  private static int inRange(int number, int least, int most) {
    if (number < least || number > most) {
      throw new Strange();
    }
    return number;
  }
}
