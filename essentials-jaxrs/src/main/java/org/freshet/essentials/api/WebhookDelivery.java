package org.freshet.essentials.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one endpoint.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id how it is called
 * @param message the id of the message, {@code webhook-id} in all its attempts
 * @param endpoint the id of the endpoint
 * @param type the type of the event
 * @param state how far it is
 * @param attempts how often it was tried
 * @param created when it was enqueued
 * @param due when it is tried next, at the earliest; while it is under way, when another node would
 *     try it; null if it is not tried any more
 */
public record WebhookDelivery(
    String id,
    String message,
    String endpoint,
    String type,
    State state,
    int attempts,
    Instant created,
    @Nullable Instant due) {

  /** How far a delivery is. */
  public enum State {
    /** It is tried, again and again if it has to be. */
    PENDING,
    /** The endpoint has answered with a status of 200 to 299. */
    DELIVERED,
    /** It was given up; {@link Webhooks#replay} takes it up again. */
    DEAD
  }
}
