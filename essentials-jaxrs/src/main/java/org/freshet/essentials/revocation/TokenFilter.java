package org.freshet.essentials.revocation;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.Revocations;
import org.freshet.essentials.api.StoreUnavailableException;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.RevocationSettings;
import org.freshet.essentials.problem.Failures;

/**
 * Refuses tokens that are revoked, and those that could not be: without an id, without the moments
 * of their issue and their end, or with a longer life than revocations are remembered for.
 */
public abstract sealed class TokenFilter implements ContainerRequestFilter {

  /** Right after the container has told who calls. */
  public static final int EARLY = Priorities.AUTHENTICATION + 10;

  /** After a container that authenticates only when a method asks for a role. */
  public static final int LATE = Priorities.AUTHORIZATION + 50;

  private static final Logger LOG = System.getLogger(TokenFilter.class.getName());
  private static final String SEEN = "org.freshet.essentials.revocation.seen";
  private static final String CHALLENGE =
      "Bearer error=\"invalid_token\", error_description=\"The token is not accepted any more.\"";

  private final RevocationSettings settings;
  private final Revocations revocations;

  private TokenFilter(RevocationSettings settings, Revocations revocations) {
    this.settings = settings;
    this.revocations = revocations;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    SecurityContext security = request.getSecurityContext();
    SentToken token = security == null ? null : SentToken.of(security.getUserPrincipal());
    if (token == null || Boolean.TRUE.equals(request.getProperty(SEEN))) {
      return;
    }
    request.setProperty(SEEN, true);
    try {
      if (isRefused(token)) {
        Response refused =
            Failures.response(Problem.of(401).withDetail("The token is not accepted any more."));
        refused.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        request.abortWith(refused);
      }
    } catch (StoreUnavailableException e) {
      unavailable(request, e);
    }
  }

  private boolean isRefused(SentToken token) {
    Instant ends = token.ends();
    String id = token.id();
    String subject = token.subject();
    Instant issued = token.issued();
    if (id == null || subject == null || issued == null || ends == null) {
      return refuse("has no jti, sub, iat or exp");
    }
    if (ends.isAfter(issued.plus(settings.longest()))) {
      // It would outlive what is remembered of its subject, and be good again.
      return refuse("has a longer life than essentials.revocation.max-life");
    }
    return revocations.isRevoked(id, subject, issued);
  }

  private static boolean refuse(String why) {
    LOG.log(Level.DEBUG, () -> "a token is refused: it " + why);
    return true;
  }

  private void unavailable(ContainerRequestContext request, StoreUnavailableException failure) {
    LOG.log(
        Level.ERROR,
        Codes.REVOCATION_UNAVAILABLE
            + ": it cannot be told whether tokens are revoked, they are "
            + (settings.open() ? "accepted" : "refused"),
        failure);
    if (!settings.open()) {
      request.abortWith(Failures.response(Problem.of(503)));
    }
  }

  /** Two classes, since containers take one instance of a class only. */
  public static final class Early extends TokenFilter {

    /** A filter that asks for these revocations. */
    public Early(RevocationSettings settings, Revocations revocations) {
      super(settings, revocations);
    }
  }

  /** After authorization. */
  public static final class Late extends TokenFilter {

    /** A filter that asks for these revocations. */
    public Late(RevocationSettings settings, Revocations revocations) {
      super(settings, revocations);
    }
  }
}
