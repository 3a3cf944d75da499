package org.freshet.essentials.webhook;

import java.time.Instant;
import java.util.List;
import org.freshet.essentials.api.StoreUnavailableException;
import org.freshet.essentials.api.WebhookEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Keeps endpoints. Thread-safe. Every method throws {@link StoreUnavailableException} if it cannot
 * be done.
 */
public interface EndpointStore {

  /**
   * An endpoint as it is kept.
   *
   * @param known what is known of it
   * @param secrets its secrets, sealed
   */
  record Kept(WebhookEndpoint known, String secrets) {}

  /** Adds one. */
  void add(Kept endpoint);

  /** Finds one, null if there is none of the id. */
  @Nullable Kept find(String id);

  /** Those of an owner, the oldest first. */
  List<Kept> ofOwner(String owner);

  /**
   * Puts sealed secrets in the place of others.
   *
   * @return whether these were the ones that it had
   */
  boolean changeSecrets(String id, String before, String after);

  /**
   * Says whether it is told anything. One that is enabled is not held any more.
   *
   * @return whether there is such an endpoint
   */
  boolean setState(String id, WebhookEndpoint.State state);

  /** Sends nothing to it before a moment, unless it is held longer already. */
  void hold(String id, Instant until);

  /**
   * Removes it with all that is on its way to it.
   *
   * @return whether there was one
   */
  boolean remove(String id);
}
