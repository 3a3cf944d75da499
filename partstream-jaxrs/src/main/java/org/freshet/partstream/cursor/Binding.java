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
 * @param anybody whether it is for everybody, whoever asks
 */
public record Binding(
    String resource,
    String path,
    Map<String, List<String>> query,
    @Nullable String user,
    boolean anybody) {

  private static final Set<String> FREE = Set.of("cursor", "limit");

  /** A request of one user. */
  public Binding(
      String resource, String path, Map<String, List<String>> query, @Nullable String user) {
    this(resource, path, query, user, false);
  }

  /** The same for everybody: of an answer that others get as well. */
  public Binding forAnybody() {
    return new Binding(resource, path, query, null, true);
  }

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
      digest.update((byte) (anybody ? 2 : user == null ? 0 : 1));
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
