package org.freshet.essentials.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.freshet.essentials.api.StoreUnavailableException;
import org.freshet.essentials.api.WebhookAttempt;
import org.freshet.essentials.api.WebhookDelivery;
import org.jspecify.annotations.Nullable;

/**
 * Keeps messages until every endpoint has them, and what became of each.
 *
 * <p>What is enqueued is claimed by one node at a time; a claim ends by itself, so that another
 * node takes over what a lost one has claimed. Of the deliveries in one order nobody can claim a
 * later one before an earlier one is done. Thread-safe. Every method throws {@link
 * StoreUnavailableException} if it cannot be done.
 */
public interface Outbox {

  /**
   * A message.
   *
   * @param id its id
   * @param type the type of its event
   * @param body what is sent
   * @param created when it was enqueued
   * @param order the key of its order, null for none
   * @param endpoint the only endpoint that gets it, null for all that have subscribed to its type
   */
  record Message(
      String id,
      String type,
      String body,
      Instant created,
      @Nullable String order,
      @Nullable String endpoint) {

    /** Without its body. */
    @Override
    public String toString() {
      return id;
    }
  }

  /**
   * A delivery that this node may try now.
   *
   * @param delivery which
   * @param message the id of the message
   * @param body what is sent
   * @param endpoint the id of the endpoint
   * @param url where to
   * @param secrets the sealed secrets of the endpoint
   * @param attempts how often it was tried before
   * @param tries how often since it was enqueued or replayed
   * @param until until when it is claimed
   */
  record Claim(
      long delivery,
      String message,
      String body,
      String endpoint,
      String url,
      String secrets,
      int attempts,
      int tries,
      Instant until) {

    /** Without body and secrets. */
    @Override
    public String toString() {
      return message + " to " + endpoint;
    }
  }

  /**
   * Enqueues a message for each enabled endpoint that gets it: all or nothing, in the caller's
   * transaction if there is one.
   *
   * @return how many get it
   */
  int enqueue(Message message);

  /**
   * Claims deliveries that are due, the longest due first.
   *
   * @param until until when
   * @param most how many at most
   * @param mostEach how many of one endpoint at most, with those that are on their way
   * @param flying how many are on their way already, by endpoint
   */
  List<Claim> claim(
      Instant now, Instant until, int most, int mostEach, Map<String, Integer> flying);

  /**
   * Notes what became of a claim, and the attempt.
   *
   * @param state how far the delivery is now
   * @param due when it is tried next, null if it is not
   * @return false if that is for somebody else to say by now
   */
  boolean settle(
      Claim claim, WebhookDelivery.State state, @Nullable Instant due, WebhookAttempt attempt);

  /** The latest deliveries to an endpoint, the latest first. */
  List<WebhookDelivery> deliveries(String endpoint, int most);

  /** A delivery, null if there is none of the id. */
  @Nullable WebhookDelivery delivery(long id);

  /** The attempts of a delivery, the first one first. */
  List<WebhookAttempt> attempts(long delivery);

  /** Makes a delivery that is not pending due again; whether there was one. */
  boolean replay(long delivery, Instant now);

  /** The same for all dead ones of an endpoint; how many there were. */
  int replayDead(String endpoint, Instant now);

  /**
   * Forgets what was enqueued before a moment and is not pending any more since then. What has been
   * due since then for an endpoint that is not enabled is dead from now on.
   */
  void forget(Instant before, Instant now);
}
