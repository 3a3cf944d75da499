package org.freshet.essentials.webhook.receive;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.StoreUnavailableException;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.ReceivingSettings;
import org.freshet.essentials.problem.Failures;
import org.freshet.essentials.seal.Digest;
import org.freshet.essentials.webhook.Signature;
import org.jspecify.annotations.Nullable;

/**
 * Lets one method be called with genuine messages only, each of them once.
 *
 * <p>What was accepted is known from its response: a message whose method failed comes again, and
 * must reach it then.
 */
public final class ReceiverFilter implements ContainerRequestFilter, ContainerResponseFilter {

  /** When: as the login of those who send. */
  public static final int PRIORITY = Priorities.AUTHENTICATION + 20;

  private static final Logger LOG = System.getLogger(ReceiverFilter.class.getName());
  private static final String UNDER_WAY = "org.freshet.essentials.webhook.receive.id";

  /**
   * For how long nobody else gets a message whose method runs. A process that is killed meanwhile
   * says nothing of it; then it may come again.
   */
  private static final Duration LEASE = Duration.ofMinutes(10);

  private static final String CHALLENGE = "Standard-Webhooks";

  private final String sender;
  private final ReceivingSettings settings;
  private final Verifier verifier;
  private final SeenMessages seen;
  private final InstantSource clock;

  /** A message whose method runs. */
  private record Begun(String id, Instant until) {}

  /**
   * A filter for one method.
   *
   * @param sender the name of who sends
   */
  ReceiverFilter(
      String sender, ReceivingSettings settings, SeenMessages seen, InstantSource clock) {
    this.sender = sender;
    this.settings = settings;
    this.verifier =
        new Verifier(settings.secrets().getOrDefault(sender, List.of()), settings.tolerance());
    this.seen = seen;
    this.clock = clock;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    byte[] body = request.getEntityStream().readNBytes(settings.maxBody() + 1);
    if (body.length > settings.maxBody()) {
      request.abortWith(
          refused(413, "The message must have at most " + settings.maxBody() + " bytes."));
      return;
    }
    request.setEntityStream(new ByteArrayInputStream(body));
    String id = only(request, Signature.ID);
    Verifier.Verdict verdict =
        verifier.judge(
            id,
            only(request, Signature.TIMESTAMP),
            only(request, Signature.SIGNATURE),
            body,
            clock.instant());
    switch (verdict) {
      case FORGED -> request.abortWith(unauthorized("The message is not signed by its sender."));
      case UNTIMELY -> request.abortWith(unauthorized("The message is not of now."));
      case GENUINE -> begin(request, digest(String.valueOf(id)));
    }
  }

  private void begin(ContainerRequestContext request, String id) {
    try {
      Instant until = clock.instant().plus(LEASE);
      SeenMessages.Known known = seen.begin(id, until);
      switch (known) {
        case NEW -> request.setProperty(UNDER_WAY, new Begun(id, until));
        case UNDER_WAY -> request.abortWith(refused(409, "The message is under way already."));
        case ACCEPTED ->
            request.abortWith(
                settings.refusing()
                    ? refused(409, "The message was accepted before.")
                    : Response.noContent().build());
      }
    } catch (StoreUnavailableException e) {
      LOG.log(
          Level.ERROR,
          Codes.WEBHOOK_SEEN_UNAVAILABLE
              + ": it cannot be told whether a message was accepted before, it is refused",
          e);
      request.abortWith(Failures.response(Problem.of(503)));
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(UNDER_WAY) instanceof Begun begun)) {
      return;
    }
    try {
      if (response.getStatus() / 100 == 2) {
        Instant until = clock.instant().plus(settings.remembered());
        seen.accepted(begun.id(), until);
      } else {
        seen.failed(begun.id(), begun.until());
      }
    } catch (StoreUnavailableException e) {
      // It stays under way for a while, and may come again then.
      LOG.log(
          Level.WARNING,
          Codes.WEBHOOK_SEEN_UNAVAILABLE + ": what became of a message could not be noted",
          e);
    }
  }

  /** The value of a field that is there once; null else, as nobody could tell which one counts. */
  private static @Nullable String only(ContainerRequestContext request, String name) {
    List<String> values = request.getHeaders().get(name);
    return values == null || values.size() != 1 ? null : values.get(0);
  }

  private String digest(String id) {
    return HexFormat.of().formatHex(new Digest().add(sender).add(id).bytes());
  }

  private static Response unauthorized(String detail) {
    Response response = refused(401, detail);
    response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    return response;
  }

  private static Response refused(int status, String detail) {
    return Failures.response(Problem.of(status).withDetail(detail));
  }
}
