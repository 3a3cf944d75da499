package org.freshet.isr.redis;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The marks of this node's raises, each by chance, until it has heard of them; and its name, which
 * is one, too. Thread-safe.
 */
final class RaiseMarks {

  private static final int BYTES = 8;

  private final SecureRandom random = new SecureRandom();
  private final String node = next();
  private final NavigableMap<Long, String> own = new ConcurrentSkipListMap<>();

  String node() {
    return node;
  }

  String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** A number by chance, for a generation that may begin. */
  long number() {
    return random.nextLong();
  }

  /** A raise with that number is of this node. */
  void isOwn(long number, String mark) {
    own.put(number, mark);
  }

  /** Says whether a raise that is heard of was of this node; the next time it is not any more. */
  boolean heard(long number, String mark) {
    return own.remove(number, mark);
  }

  /** The last raise of this node that it has not heard of, null for none. */
  Map.@Nullable Entry<Long, String> latest() {
    return own.lastEntry();
  }

  void forgetUpTo(long number) {
    own.headMap(number, true).clear();
  }

  void forget() {
    own.clear();
  }
}
