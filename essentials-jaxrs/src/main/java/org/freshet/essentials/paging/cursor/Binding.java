package org.freshet.essentials.paging.cursor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.freshet.essentials.seal.Digest;
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

  /** A digest in which no two different requests and orders read alike. */
  byte[] digest(List<String> order) {
    Digest digest = new Digest().add(resource).add(path);
    Map<String, List<String>> bound = new TreeMap<>(query);
    bound.keySet().removeAll(FREE);
    digest.addAll(bound.keySet());
    bound.values().forEach(digest::addAll);
    return digest.add(user).addAll(order).bytes();
  }
}
