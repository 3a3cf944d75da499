package org.freshet.isr.jaxrs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Keeps what is written until it is complete, or until it exceeds a limit: then it passes
 * everything on, and tells.
 */
public final class CaptureStream extends OutputStream {

  /** Room for most responses at once: growing costs more than the room. */
  public static final int FIRST = 16 * 1024;

  private static final int LEAST = 256;
  private static final byte[] NOTHING = {};

  private final OutputStream target;
  private final int limit;
  private final Runnable exceeded;
  private final int expected;
  private byte[] kept = NOTHING;
  private int length;
  private boolean passing;

  CaptureStream(OutputStream target, int limit, Runnable exceeded) {
    this(target, limit, FIRST, exceeded);
  }

  /**
   * A capture.
   *
   * @param expected how long the response probably is: if it is right, nothing is copied
   */
  public CaptureStream(OutputStream target, int limit, int expected, Runnable exceeded) {
    this.target = target;
    this.limit = limit;
    this.exceeded = exceeded;
    this.expected = Math.max(LEAST, expected);
  }

  /** Whether the limit was exceeded. */
  public boolean isPassing() {
    return passing;
  }

  /** What was written; nothing may be written afterwards. */
  public byte[] bytes() {
    return length == kept.length ? kept : Arrays.copyOf(kept, length);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    if (!passing && count > limit - length) {
      passing = true;
      exceeded.run();
      target.write(kept, 0, length);
      kept = NOTHING;
    }
    if (passing) {
      target.write(bytes, offset, count);
      return;
    }
    if (length == 0 && count >= expected) {
      // Many writers hand over the whole at once.
      kept = Arrays.copyOfRange(bytes, offset, offset + count);
      length = count;
      return;
    }
    if (count > kept.length - length) {
      int room = kept.length == 0 ? expected : kept.length * 2;
      kept = Arrays.copyOf(kept, Math.min(limit, Math.max(length + count, room)));
    }
    System.arraycopy(bytes, offset, kept, length, count);
    length += count;
  }

  /** Does nothing before the limit: a header field may still change. */
  @Override
  public void flush() throws IOException {
    if (passing) {
      target.flush();
    }
  }

  /** Leaves the target open: it belongs to the container. */
  @Override
  public void close() throws IOException {
    flush();
  }
}
