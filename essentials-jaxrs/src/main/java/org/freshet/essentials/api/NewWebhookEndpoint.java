package org.freshet.essentials.api;

import java.util.Set;
import java.util.TreeSet;

/**
 * An endpoint that somebody wants to be told at.
 *
 * <pre>{@code
 * webhooks.register(NewWebhookEndpoint.of("acme", "https://acme.example/hooks", "order.created"));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param owner whose it is, 1 to 200 characters
 * @param url where to, at most 2000 characters; which are refused see {@link Webhooks#register}
 * @param types the types of events that it is told, at most 1900 characters together; empty for all
 * @param ordered whether it is told all its events one after the other, in the order in which they
 *     were enqueued
 */
public record NewWebhookEndpoint(String owner, String url, Set<String> types, boolean ordered) {

  private static final int LONGEST_OWNER = 200;
  private static final int LONGEST_URL = 2000;
  private static final int ALL_TYPES = 1900;

  /**
   * A wish for an endpoint.
   *
   * @throws IllegalArgumentException if a value breaks its rule
   */
  public NewWebhookEndpoint {
    if (owner.isBlank() || owner.length() > LONGEST_OWNER) {
      throw new IllegalArgumentException("owner must have 1 to " + LONGEST_OWNER + " characters");
    }
    if (url.length() > LONGEST_URL) {
      throw new IllegalArgumentException("url must have at most " + LONGEST_URL + " characters");
    }
    if (!types.stream().allMatch(WebhookEvent::isType)) {
      throw new IllegalArgumentException(
          "a type must be 1 to 128 letters, digits, '_', '-' and full stops");
    }
    if (String.join(",", types).length() > ALL_TYPES) {
      throw new IllegalArgumentException(
          "types must have at most " + ALL_TYPES + " characters together");
    }
    types = Set.copyOf(types);
  }

  /** An endpoint for events of some types, of all if none is named, in no order. */
  public static NewWebhookEndpoint of(String owner, String url, String... types) {
    return new NewWebhookEndpoint(owner, url, new TreeSet<>(Set.of(types)), false);
  }

  /** The same, told all its events one after the other. */
  public NewWebhookEndpoint inOrder() {
    return new NewWebhookEndpoint(owner, url, types, true);
  }
}
