package org.freshet.isr.tags;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The keys that are linked to one tag, to be read page by page in an order of its own.
 *
 * <p>A hash table whose places follow each other in the order of the keys: by their scattered hash,
 * then by their text. Adding and removing look at one place only, and at no key in it, whatever
 * their number; a tag that a whole application shares has as many keys as there are pages. Within a
 * place keys are put in order when they are read. Not thread-safe.
 */
final class LinkedKeys {

  /** The order of the keys. */
  static final Comparator<String> ORDER =
      (a, b) -> {
        int byHash = Integer.compareUnsigned(scattered(a), scattered(b));
        return byHash != 0 ? byHash : a.compareTo(b);
      };

  /** How many keys a place has on average, at most. */
  private static final int LOAD = 4;

  private static final String[] NONE = {};

  private String[][] places = {NONE};
  private int bits;
  private int size;

  /** Adds a key that is not there. */
  void add(String key) {
    if (size == (LOAD << bits)) {
      spread(bits + 1);
    }
    put(key);
    size++;
  }

  /** Removes the very object that was added; does nothing if it is not there. */
  @SuppressWarnings("ReferenceEquality") // the very object: no other key need be looked at
  void remove(String key) {
    int place = place(key);
    String[] held = places[place];
    for (int i = 0; i < held.length; i++) {
      if (held[i] == key) {
        places[place] = without(held, i);
        size--;
        break;
      }
    }
    // Not as soon as it could be smaller: it may grow again.
    if (bits > 0 && size < (LOAD << bits) / 8) {
      spread(bits - 1);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /**
   * Shows the keys in order until one is refused.
   *
   * @param after begins behind this key, whether it is there or not; null for the beginning
   * @param visitor tells whether to go on
   */
  void visit(@Nullable String after, Predicate<String> visitor) {
    for (int i = after == null ? 0 : place(after); i < places.length; i++) {
      String[] keys = places[i].clone();
      Arrays.sort(keys, ORDER);
      for (String key : keys) {
        if ((after == null || ORDER.compare(key, after) > 0) && !visitor.test(key)) {
          return;
        }
      }
    }
  }

  private void spread(int newBits) {
    String[][] before = places;
    bits = newBits;
    places = new String[1 << newBits][];
    Arrays.fill(places, NONE);
    for (String[] keys : before) {
      for (String key : keys) {
        put(key);
      }
    }
  }

  private void put(String key) {
    int place = place(key);
    String[] held = places[place];
    String[] more = Arrays.copyOf(held, held.length + 1);
    more[held.length] = key;
    places[place] = more;
  }

  private static String[] without(String[] held, int index) {
    if (held.length == 1) {
      return NONE;
    }
    String[] less = Arrays.copyOf(held, held.length - 1);
    if (index < less.length) {
      less[index] = held[less.length];
    }
    return less;
  }

  private int place(String key) {
    // Shifted in two steps: a shift by all 32 bits would be none.
    return scattered(key) >>> 1 >>> Integer.SIZE - 1 - bits;
  }

  /**
   * Keys often differ in their last characters only, and their hashes in the last bits: multiplied
   * by 2^32 over the square of the golden ratio, neighbours lie far apart in the first ones.
   */
  private static int scattered(String key) {
    return key.hashCode() * 0x61c88647;
  }
}
