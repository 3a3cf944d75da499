package org.freshet.isr.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.freshet.isr.api.Tag;

/**
 * The names of everything in Redis; drawn in {@link RedisTagGraph}.
 *
 * @param prefix what all of them begin with
 */
record RedisKeys(String prefix) {

  private static final int DIGEST = 16;

  /** Of the order: its generation, its last number, its floor. */
  String order() {
    return shared("order");
  }

  /** Of the last raises, as a stream. */
  String raises() {
    return shared("raises");
  }

  /** Of the epochs by tag. */
  String epochs() {
    return shared("epochs");
  }

  /** Of the tags by their last raise. */
  String raised() {
    return shared("raised");
  }

  /** Of the raises that somebody follows, by the end of the lease. */
  String open() {
    return shared("open");
  }

  /** Of what is owed, by the end of the lease. */
  String owed() {
    return shared("owed");
  }

  /** Of what is owed, by transaction. */
  String debts() {
    return shared("debts");
  }

  /** Of all pages by when they were linked. */
  String pages() {
    return shared("pages");
  }

  /** What one slot holds. */
  private String shared(String name) {
    return "{" + prefix + "}:" + name;
  }

  /** Of one page. */
  String page(byte[] digest) {
    return prefix + ":p:{" + text(digest) + "}";
  }

  /** Of one value of a method. */
  String value(byte[] digest) {
    return prefix + ":v:{" + text(digest) + "}";
  }

  /** Of who renews a page, or makes a value. */
  String claim(byte[] digest) {
    return prefix + ":c:{" + text(digest) + "}";
  }

  /** Of the pages of a tag, and of their ends. */
  String[] ofTag(Tag tag) {
    return pair("t", tag.text());
  }

  /** Of the pages of all tags of a namespace, and of their ends. */
  String[] ofNamespace(Tag namespace) {
    return pair("n", namespace.text());
  }

  /** Of all tags that pages carry, and of their ends. */
  String[] tags() {
    return pair("x", "tags");
  }

  private String[] pair(String kind, String name) {
    String both = prefix + ":" + kind + ":{" + name + "}:";
    return new String[] {both + "pages", both + "ends"};
  }

  /** What stands for the key of a page: as long for every page, and the same on every node. */
  static byte[] digest(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(hash, DIGEST);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String text(byte[] digest) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
