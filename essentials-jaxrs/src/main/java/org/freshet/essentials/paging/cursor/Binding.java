package org.freshet.essentials.paging.cursor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The request that a cursor is for: it opens for no other resource, path, query, order or user.
 *
 * @param resource the resource method
 * @param path the path, decoded
 * @param query the query parameters, decoded; those that may differ from page to page do not count
 * @param user who asks, null for somebody unknown, or where it does not matter
 */
public record Binding(
    String resource, String path, Map<String, List<String>> query, @Nullable String user) {

  private static final Set<String> FREE = Set.of("cursor", "limit");

  /** A digest in which no two different requests read alike. */
  byte[] digest(List<String> order) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, resource);
      add(digest, path);
      Map<String, List<String>> bound = new TreeMap<>(query);
      bound.keySet().removeAll(FREE);
      bound.forEach(
          (name, values) -> {
            add(digest, name);
            addAll(digest, values);
          });
      digest.update((byte) (user == null ? 0 : 1));
      add(digest, user == null ? "" : user);
      addAll(digest, order);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void addAll(MessageDigest digest, List<String> texts) {
    count(digest, texts.size());
    texts.forEach(text -> add(digest, text));
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    count(digest, bytes.length);
    digest.update(bytes);
  }

  private static void count(MessageDigest digest, int count) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(count).array());
  }
}
