package org.freshet.isr.call.codec;

import java.io.IOException;
import java.lang.reflect.Type;
import org.freshet.isr.api.ValueCodec;

/**
 * How values of one declared type become bytes, and back.
 *
 * @param type the declared type
 * @param codec writes and reads them
 * @param proved whether each value has to be the same after it was read back, before others get it
 * @param shape tells apart types of the same name in versions of an application
 */
public record Encoding(Type type, ValueCodec codec, boolean proved, String shape) {

  /**
   * The bytes of a value.
   *
   * @throws NotSharedException if there are none that say all of it
   */
  public byte[] encode(Object value) throws NotSharedException {
    byte[] bytes;
    Object back;
    try {
      bytes = codec.encode(value, type);
      back = proved ? codec.decode(bytes, type) : value;
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      throw new NotSharedException(reason(e), e);
    }
    if (back != value && !SameValue.isSame(value, back)) {
      throw new NotSharedException(
          "a " + value.getClass().getName() + " is not the same after it was written and read");
    }
    return bytes;
  }

  /**
   * The value of bytes.
   *
   * @throws NotSharedException if they are none of that type
   */
  public Object decode(byte[] bytes) throws NotSharedException {
    try {
      return codec.decode(bytes, type);
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      throw new NotSharedException(reason(e), e);
    }
  }

  private static String reason(Throwable failure) {
    return failure instanceof Unwritable
        ? String.valueOf(failure.getMessage())
        : failure.getClass().getName();
  }

  /** What a codec of this room has to say that tells nothing of the value. */
  static final class Unwritable extends IOException {

    private static final long serialVersionUID = 1L;

    Unwritable(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
