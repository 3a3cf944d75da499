package org.freshet.essentials.paging.cursor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keys of a row as bytes, each with its type, so that what comes back is equal to what was written:
 * a date stays a date, and 1.10 does not become 1.1.
 */
final class KeyBytes {

  private KeyBytes() {}

  /**
   * The bytes of keys.
   *
   * @throws IllegalArgumentException if one has a type that has no order of its own here
   */
  static byte[] of(List<@Nullable Object> keys) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Object key : keys) {
        write(key, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(@Nullable Object key, DataOutputStream out) throws IOException {
    if (key == null) {
      out.writeByte('0');
    } else if (key instanceof Long || key instanceof Integer || key instanceof Short) {
      out.writeByte(key instanceof Long ? 'l' : key instanceof Integer ? 'i' : 's');
      out.writeLong(((Number) key).longValue());
    } else if (key instanceof Byte one) {
      out.writeByte('y');
      out.writeByte(one);
    } else if (key instanceof Boolean truth) {
      out.writeByte('t');
      out.writeBoolean(truth);
    } else if (key instanceof Double number) {
      out.writeByte('d');
      out.writeDouble(number);
    } else if (key instanceof Float number) {
      out.writeByte('f');
      out.writeFloat(number);
    } else if (key instanceof UUID id) {
      out.writeByte('u');
      out.writeLong(id.getMostSignificantBits());
      out.writeLong(id.getLeastSignificantBits());
    } else {
      writeText(key, out);
    }
  }

  private static void writeText(Object key, DataOutputStream out) throws IOException {
    byte[] text = text(key).getBytes(StandardCharsets.UTF_8);
    out.writeByte(letter(key));
    out.writeShort(text.length);
    out.write(text);
  }

  private static char letter(Object key) {
    if (key instanceof String) {
      return 'S';
    } else if (key instanceof Character) {
      return 'C';
    } else if (key instanceof Enum<?>) {
      return 'E';
    } else if (key instanceof BigDecimal) {
      return 'N';
    } else if (key instanceof BigInteger) {
      return 'B';
    } else if (key instanceof Instant) {
      return 'I';
    } else if (key instanceof LocalDate) {
      return 'D';
    } else if (key instanceof LocalDateTime) {
      return 'T';
    } else if (key instanceof LocalTime) {
      return 'H';
    } else if (key instanceof OffsetDateTime) {
      return 'O';
    } else if (key instanceof java.sql.Date) {
      return 'Y';
    } else if (key instanceof Timestamp) {
      return 'P';
    }
    throw new IllegalArgumentException(
        "rows cannot be ordered by a " + key.getClass().getName() + " from page to page");
  }

  private static String text(Object key) {
    if (key instanceof Enum<?> constant) {
      return constant.name();
    } else if (key instanceof Timestamp moment) {
      return moment.toInstant().toString();
    }
    return key.toString();
  }

  /**
   * The keys that bytes stand for.
   *
   * @param types what each of them is, for constants of enums
   * @throws IllegalArgumentException if they stand for other ones
   */
  static List<@Nullable Object> read(byte[] bytes, List<Class<?>> types) {
    List<@Nullable Object> keys = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      for (Class<?> type : types) {
        keys.add(read(in, type));
      }
      if (in.read() >= 0) {
        throw new IllegalArgumentException("there are more keys than the order has");
      }
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("the keys are those of another order", e);
    }
    return keys;
  }

  private static @Nullable Object read(DataInputStream in, Class<?> type) throws IOException {
    char letter = (char) in.readByte();
    return switch (letter) {
      case '0' -> null;
      case 'l' -> in.readLong();
      case 'i' -> (int) in.readLong();
      case 's' -> (short) in.readLong();
      case 'y' -> in.readByte();
      case 't' -> in.readBoolean();
      case 'd' -> in.readDouble();
      case 'f' -> in.readFloat();
      case 'u' -> new UUID(in.readLong(), in.readLong());
      default ->
          parsed(
              letter,
              new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8),
              type);
    };
  }

  private static Object parsed(char letter, String text, Class<?> type) {
    return switch (letter) {
      case 'S' -> text;
      case 'C' -> text.charAt(0);
      case 'E' -> constant(text, type);
      case 'N' -> new BigDecimal(text);
      case 'B' -> new BigInteger(text);
      case 'I' -> Instant.parse(text);
      case 'D' -> LocalDate.parse(text);
      case 'T' -> LocalDateTime.parse(text);
      case 'H' -> LocalTime.parse(text);
      case 'O' -> OffsetDateTime.parse(text);
      case 'Y' -> java.sql.Date.valueOf(text);
      case 'P' -> Timestamp.from(Instant.parse(text));
      default -> throw new IllegalArgumentException("'" + letter + "' is no type of a key");
    };
  }

  private static Object constant(String name, Class<?> type) {
    if (!type.isEnum()) {
      // There is no row to say which.
      return name;
    }
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("the constant is not there any more");
  }
}
