package org.freshet.partstream.cursor;

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
 * The request that a cursor is for. It opens for no other one: not for another resource, path,
 * query or user.
 *
 * @param resource the resource method
 * @param path the path, decoded
 * @param query the query parameters, decoded; those that may differ from page to page are left out
 * @param user who asks, null for somebody unknown
 */
public record Binding(
    String resource, String path, Map<String, List<String>> query, @Nullable String user) {

  private static final Set<String> FREE = Set.of("cursor", "limit");

  /** A digest in which no two different requests read alike. */
  public byte[] digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, resource);
      add(digest, path);
      new TreeMap<>(query)
          .forEach(
              (name, values) -> {
                if (!FREE.contains(name)) {
                  add(digest, name);
                  count(digest, values.size());
                  values.forEach(value -> add(digest, value));
                }
              });
      digest.update((byte) (user == null ? 0 : 1));
      if (user != null) {
        add(digest, user);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
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
