package org.freshet.essentials.api;

import java.util.List;
import java.util.Optional;

/**
 * Tells others of events, as Standard Webhooks has it: a CDI bean to inject, where {@code
 * essentials.webhook.store} is set.
 *
 * <p>What is enqueued stands in the database of {@code essentials.database.data-source}, in the
 * caller's transaction: it is sent after its commit, by any node, and not at all after a rollback.
 * A process that is lost loses nothing. Each endpoint is told at least once, with the same {@code
 * webhook-id} in every attempt, so that a receiver that knows the id sees each once.
 *
 * <p>An attempt that fails is repeated by {@code essentials.webhook.schedule}. After the last one
 * the delivery is dead: it stays, and can be replayed. An endpoint that answers with 410 is told
 * nothing any more.
 *
 * <p>Thread-safe. Every method throws {@link StoreUnavailableException} if the database does not
 * answer. Where no store is set there is nothing to inject: that fails when the bean is made that
 * asks for it.
 */
public interface Webhooks {

  /**
   * Enqueues an event, as part of the caller's transaction if there is one.
   *
   * @return the id of the message, {@code msg_} and 32 hexadecimal digits
   * @throws IllegalArgumentException if its data is no JSON, or the message is larger than {@code
   *     essentials.webhook.max-body}, or the endpoint that it names does not exist
   */
  String enqueue(WebhookEvent event);

  /**
   * Registers an endpoint.
   *
   * @return it, with its secret
   * @throws RefusedWebhookUrlException if its URL is malformed, has a user, a fragment or another
   *     scheme than {@code https}, or its name is unknown or means an address of a private network,
   *     of this machine, or of another kind that nobody in the Internet has
   */
  IssuedWebhookSecret register(NewWebhookEndpoint wish);

  /** An endpoint, empty if there is none of the id. */
  Optional<WebhookEndpoint> endpoint(String id);

  /** The endpoints of an owner, the oldest first. */
  List<WebhookEndpoint> endpoints(String owner);

  /**
   * Makes a new secret. For {@code essentials.webhook.secret-overlap} messages are signed with the
   * old one as well.
   *
   * @return the new secret, empty if there is no such endpoint
   */
  Optional<IssuedWebhookSecret> rotate(String id);

  /**
   * Tells an endpoint nothing any more. What is on its way to it waits, and what happens meanwhile
   * is not kept for it.
   *
   * @return whether there is such an endpoint
   */
  boolean disable(String id);

  /**
   * Tells an endpoint again: what has waited, and what happens from now on.
   *
   * @return whether there is such an endpoint
   */
  boolean enable(String id);

  /**
   * Removes an endpoint with all that is on its way to it.
   *
   * @return whether there was such an endpoint
   */
  boolean remove(String id);

  /**
   * The latest deliveries to an endpoint, the latest first.
   *
   * @param most how many at most, 1 to 1000
   */
  List<WebhookDelivery> deliveries(String endpoint, int most);

  /** A delivery, empty if there is none of the id. */
  Optional<WebhookDelivery> delivery(String id);

  /** The attempts of a delivery, the first one first. */
  List<WebhookAttempt> attempts(String delivery);

  /**
   * Tries a delivery again, from the beginning of the schedule and with the same {@code
   * webhook-id}: one that is dead, or one that the receiver has lost.
   *
   * @return whether there is such a delivery, and it was not pending anyway
   */
  boolean replay(String delivery);

  /**
   * Tries all dead deliveries to an endpoint again.
   *
   * @return how many there were
   */
  int replayDead(String endpoint);
}
