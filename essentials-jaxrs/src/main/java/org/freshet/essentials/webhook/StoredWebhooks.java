package org.freshet.essentials.webhook;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.freshet.essentials.api.IssuedWebhookSecret;
import org.freshet.essentials.api.NewWebhookEndpoint;
import org.freshet.essentials.api.StoreUnavailableException;
import org.freshet.essentials.api.WebhookAttempt;
import org.freshet.essentials.api.WebhookDelivery;
import org.freshet.essentials.api.WebhookEndpoint;
import org.freshet.essentials.api.WebhookEvent;
import org.freshet.essentials.api.Webhooks;
import org.freshet.essentials.config.WebhookSettings;
import org.freshet.essentials.seal.InvalidTokenException;
import org.freshet.essentials.webhook.post.Targets;

/** Webhooks in a store. */
public final class StoredWebhooks implements Webhooks {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MOST_DELIVERIES = 1000;
  private static final int MOST_ROTATIONS = 5;
  private static final int MESSAGE_BYTES = 16;
  private static final int ENDPOINT_BYTES = 12;

  private final WebhookSettings settings;
  private final EndpointStore endpoints;
  private final Outbox outbox;
  private final EndpointSecrets secrets;
  private final Targets targets;
  private final InstantSource clock;
  private final Runnable enqueued;

  /**
   * Webhooks in a store.
   *
   * @param enqueued told each time that there is something to send, maybe not before a commit
   */
  public StoredWebhooks(
      WebhookSettings settings,
      EndpointStore endpoints,
      Outbox outbox,
      EndpointSecrets secrets,
      Targets targets,
      InstantSource clock,
      Runnable enqueued) {
    this.settings = settings;
    this.endpoints = endpoints;
    this.outbox = outbox;
    this.secrets = secrets;
    this.targets = targets;
    this.clock = clock;
    this.enqueued = enqueued;
  }

  @Override
  public String enqueue(WebhookEvent event) {
    Instant now = now();
    String body = MessageText.of(event, now, settings.maxBody());
    String only = event.endpoint();
    if (only != null && endpoints.find(only) == null) {
      throw new IllegalArgumentException("there is no endpoint '" + only + "'");
    }
    String id = id("msg_", MESSAGE_BYTES);
    Outbox.Message message =
        new Outbox.Message(id, event.type(), body, now, event.order(), event.endpoint());
    if (outbox.enqueue(message) > 0) {
      enqueued.run();
    }
    return id;
  }

  @Override
  public IssuedWebhookSecret register(NewWebhookEndpoint wish) {
    targets.check(wish.url());
    WebhookEndpoint endpoint =
        new WebhookEndpoint(
            id("ep_", ENDPOINT_BYTES),
            wish.owner(),
            wish.url(),
            wish.types(),
            wish.ordered(),
            WebhookEndpoint.State.ENABLED,
            now());
    String secret = secrets.make();
    endpoints.add(new EndpointStore.Kept(endpoint, secrets.sealed(endpoint.id(), secret)));
    return new IssuedWebhookSecret(secret, endpoint);
  }

  @Override
  public Optional<WebhookEndpoint> endpoint(String id) {
    return Optional.ofNullable(endpoints.find(id)).map(EndpointStore.Kept::known);
  }

  @Override
  public List<WebhookEndpoint> endpoints(String owner) {
    return endpoints.ofOwner(owner).stream().map(EndpointStore.Kept::known).toList();
  }

  @Override
  public Optional<IssuedWebhookSecret> rotate(String id) {
    for (int i = 0; i < MOST_ROTATIONS; i++) {
      EndpointStore.Kept kept = endpoints.find(id);
      if (kept == null) {
        return Optional.empty();
      }
      String secret = secrets.make();
      if (endpoints.changeSecrets(id, kept.secrets(), rotated(kept, secret))) {
        return Optional.of(new IssuedWebhookSecret(secret, kept.known()));
      }
    }
    throw new StoreUnavailableException("others rotate the secret of " + id + " all the time");
  }

  private String rotated(EndpointStore.Kept kept, String secret) {
    String id = kept.known().id();
    try {
      return secrets.rotated(id, kept.secrets(), secret, now(), settings.overlap());
    } catch (InvalidTokenException e) {
      // Nobody can sign with the old ones any more: the new one is the only one.
      return secrets.sealed(id, secret);
    }
  }

  @Override
  public boolean disable(String id) {
    return endpoints.setState(id, WebhookEndpoint.State.DISABLED);
  }

  @Override
  public boolean enable(String id) {
    boolean known = endpoints.setState(id, WebhookEndpoint.State.ENABLED);
    if (known) {
      enqueued.run();
    }
    return known;
  }

  @Override
  public boolean remove(String id) {
    return endpoints.remove(id);
  }

  @Override
  public List<WebhookDelivery> deliveries(String endpoint, int most) {
    if (most < 1 || most > MOST_DELIVERIES) {
      throw new IllegalArgumentException("most must be from 1 to " + MOST_DELIVERIES);
    }
    return outbox.deliveries(endpoint, most);
  }

  @Override
  public Optional<WebhookDelivery> delivery(String id) {
    return number(id).map(outbox::delivery);
  }

  @Override
  public List<WebhookAttempt> attempts(String delivery) {
    return number(delivery).map(outbox::attempts).orElse(List.of());
  }

  @Override
  public boolean replay(String delivery) {
    boolean replayed = number(delivery).map(id -> outbox.replay(id, now())).orElse(false);
    if (replayed) {
      enqueued.run();
    }
    return replayed;
  }

  @Override
  public int replayDead(String endpoint) {
    int replayed = outbox.replayDead(endpoint, now());
    if (replayed > 0) {
      enqueued.run();
    }
    return replayed;
  }

  private static Optional<Long> number(String id) {
    return id.matches("[1-9]\\d{0,17}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
  }

  private static String id(String prefix, int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return prefix + HexFormat.of().formatHex(random);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
