package org.freshet.essentials.seal;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a service: the first one seals, all of them open. To change keys without losing what
 * is under way, put a new one in front, and take the old one away once everything it sealed has
 * expired. Immutable and thread-safe.
 */
public final class KeyRing {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,32}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final List<SealingKey> keys;

  private KeyRing(List<SealingKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * The keys of a setting: {@code k2:…,k1:…}, each a name and 32 bytes in Base64 or its URL-safe
   * form, with or without padding. {@code openssl rand -base64 32} makes one.
   *
   * @throws IllegalArgumentException if there is none, or one is malformed or there twice; the
   *     message names the key and never shows it
   */
  public static KeyRing parse(String text) {
    List<SealingKey> keys = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      add(parsed(part.trim(), keys.size() + 1), keys);
    }
    return new KeyRing(keys);
  }

  /** A ring with one random key, for as long as this process lives. */
  public static KeyRing random() {
    byte[] key = new byte[XAes256Gcm.KEY_BYTES];
    RANDOM.nextBytes(key);
    return new KeyRing(List.of(SealingKey.of("random", key)));
  }

  private static SealingKey parsed(String part, int place) {
    int colon = part.indexOf(':');
    String name = colon < 0 ? "" : part.substring(0, colon);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "key "
              + place
              + " must be a name of letters, digits, '.', '_' and '-', a colon and"
              + " 32 bytes in Base64");
    }
    byte[] key = decoded(part.substring(colon + 1));
    if (key == null || key.length != XAes256Gcm.KEY_BYTES) {
      throw new IllegalArgumentException("key '" + name + "' must be 32 bytes in Base64");
    }
    return SealingKey.of(name, key);
  }

  private static byte @Nullable [] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static void add(SealingKey key, List<SealingKey> keys) {
    for (SealingKey other : keys) {
      if (other.name().equals(key.name())) {
        throw new IllegalArgumentException("key '" + key.name() + "' is there twice");
      }
      if (other.id() == key.id()) {
        throw new IllegalArgumentException(
            "keys '" + other.name() + "' and '" + key.name() + "' are the same");
      }
    }
    keys.add(key);
  }

  SealingKey first() {
    return keys.get(0);
  }

  @Nullable SealingKey find(int id) {
    for (SealingKey key : keys) {
      if (key.id() == id) {
        return key;
      }
    }
    return null;
  }

  /** The names of the keys, never the keys. */
  @Override
  public String toString() {
    return "KeyRing" + keys.stream().map(SealingKey::name).toList();
  }
}
