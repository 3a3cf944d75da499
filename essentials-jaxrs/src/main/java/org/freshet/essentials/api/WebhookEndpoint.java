package org.freshet.essentials.api;

import java.time.Instant;
import java.util.Set;

/**
 * What is known of an endpoint; its secrets are not among it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id how it is called from now on, {@code ep_} and 24 hexadecimal digits
 * @param owner whose it is
 * @param url where to
 * @param types the types of events that it is told; empty for all
 * @param ordered whether it is told all its events one after the other
 * @param state whether it is told anything
 * @param created when it was registered
 */
public record WebhookEndpoint(
    String id,
    String owner,
    String url,
    Set<String> types,
    boolean ordered,
    State state,
    Instant created) {

  /** Whether an endpoint is told anything. */
  public enum State {
    /** It is. */
    ENABLED,
    /** It is not, because {@link Webhooks#disable} said so. */
    DISABLED,
    /** It is not, because it has answered with 410 (Gone). */
    GONE
  }

  /** An endpoint with a copy of its types. */
  public WebhookEndpoint {
    types = Set.copyOf(types);
  }
}
