package org.freshet.essentials.webhook.send;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.freshet.essentials.api.WebhookAttempt;
import org.freshet.essentials.api.WebhookAttempt.Outcome;
import org.freshet.essentials.api.WebhookDelivery.State;
import org.freshet.essentials.api.WebhookEndpoint;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.seal.InvalidTokenException;
import org.freshet.essentials.webhook.EndpointSecrets;
import org.freshet.essentials.webhook.EndpointStore;
import org.freshet.essentials.webhook.Outbox;
import org.freshet.essentials.webhook.Signature;
import org.freshet.essentials.webhook.post.PinnedPost;
import org.freshet.essentials.webhook.post.Reply;
import org.jspecify.annotations.Nullable;

/** Tries one delivery: signs it as of now, sends it, and notes what came of it. Thread-safe. */
public final class Sender {

  private static final Logger LOG = System.getLogger(Sender.class.getName());

  private final Outbox outbox;
  private final EndpointStore endpoints;
  private final EndpointSecrets secrets;
  private final PinnedPost post;
  private final RetryPlan plan;
  private final InstantSource clock;
  private final Consumer<WebhookAttempt> attempted;
  private volatile boolean ended;

  /**
   * A sender.
   *
   * @param attempted told of each attempt once it is noted
   */
  public Sender(
      Outbox outbox,
      EndpointStore endpoints,
      EndpointSecrets secrets,
      PinnedPost post,
      RetryPlan plan,
      InstantSource clock,
      Consumer<WebhookAttempt> attempted) {
    this.outbox = outbox;
    this.endpoints = endpoints;
    this.secrets = secrets;
    this.post = post;
    this.plan = plan;
    this.clock = clock;
    this.attempted = attempted;
  }

  /**
   * Tries it.
   *
   * @return when it is to be tried again, null if it is not, or not by this node
   */
  @Nullable Instant send(Outbox.Claim claim) {
    Instant began = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Reply reply = answer(claim, began);
    if (ended) {
      // What broke off says nothing of the endpoint. The claim ends, and another node tries it.
      return null;
    }
    Instant answered = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    RetryPlan.Next next = plan.after(claim.tries() + 1, reply, answered);
    WebhookAttempt attempt =
        new WebhookAttempt(
            Long.toString(claim.delivery()),
            claim.message(),
            claim.endpoint(),
            claim.attempts() + 1,
            began,
            Duration.between(began, answered),
            reply.outcome(),
            reply.status());
    if (!outbox.settle(claim, next.state(), next.due(), attempt)) {
      // The claim has ended meanwhile: another node tries it, and notes what comes of that.
      return null;
    }
    follow(claim, reply, next);
    attempted.accept(attempt);
    return next.due();
  }

  /** Breaks off what is under way; nothing is noted or told any more. */
  void end() {
    ended = true;
    post.end();
  }

  private Reply answer(Outbox.Claim claim, Instant now) {
    byte[] body = claim.body().getBytes(StandardCharsets.UTF_8);
    String timestamp = Long.toString(now.getEpochSecond());
    try {
      List<byte[]> signing = secrets.signing(claim.endpoint(), claim.secrets(), now);
      String signatures = Signature.of(signing, claim.message(), timestamp, body);
      List<String> fields =
          List.of(
              "Content-Type: application/json",
              "User-Agent: Freshet-Webhooks",
              Signature.ID + ": " + claim.message(),
              Signature.TIMESTAMP + ": " + timestamp,
              Signature.SIGNATURE + ": " + signatures);
      return post.send(claim.url(), fields, body);
    } catch (InvalidTokenException e) {
      LOG.log(
          Level.ERROR,
          Codes.WEBHOOK_UNSIGNED
              + ": the secret of "
              + claim.endpoint()
              + " was sealed with a key that essentials.webhook.keys does not have",
          e);
      return Reply.without(Outcome.UNSIGNED);
    } catch (RuntimeException e) {
      // Were it not counted, it would be tried for ever, and hold up all that is behind it.
      return failed(claim, e);
    }
  }

  private Reply failed(Outbox.Claim claim, RuntimeException cause) {
    if (!ended) {
      LOG.log(Level.ERROR, Codes.WEBHOOK_FAILED + ": " + claim + " could not be tried", cause);
    }
    return Reply.without(Outcome.FAILED);
  }

  private void follow(Outbox.Claim claim, Reply reply, RetryPlan.Next next) {
    if (reply.outcome() == Outcome.GONE) {
      endpoints.setState(claim.endpoint(), WebhookEndpoint.State.GONE);
      LOG.log(
          Level.WARNING,
          Codes.WEBHOOK_GONE + ": " + claim.endpoint() + " is gone, it is told nothing any more");
    } else if (next.state() == State.DEAD) {
      LOG.log(
          Level.WARNING,
          Codes.WEBHOOK_DEAD + ": " + claim + " was given up, the last was " + reply.outcome());
    }
    Instant heldUntil = next.heldUntil();
    if (heldUntil != null) {
      endpoints.hold(claim.endpoint(), heldUntil);
    }
  }
}
