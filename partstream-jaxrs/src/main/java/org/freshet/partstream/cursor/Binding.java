package org.freshet.partstream.cursor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.freshet.essentials.seal.Digest;
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
    Digest digest = new Digest().add(resource).add(path);
    Map<String, List<String>> bound = new TreeMap<>(query);
    bound.keySet().removeAll(FREE);
    digest.addAll(bound.keySet());
    bound.values().forEach(digest::addAll);
    return digest.add(anybody ? "anybody" : "user").add(user).bytes();
  }
}
