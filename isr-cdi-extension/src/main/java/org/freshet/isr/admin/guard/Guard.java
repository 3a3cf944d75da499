package org.freshet.isr.admin.guard;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.freshet.isr.admin.exchange.Problem;
import org.freshet.isr.admin.exchange.RefusedException;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.http.FormToken;
import org.freshet.isr.http.PublicBase;
import org.jspecify.annotations.Nullable;

/** Lets operators in: whoever the container gives the role {@value #ROLE}. Thread-safe. */
public final class Guard {

  /** The role of operators. */
  public static final String ROLE = "isr-admin";

  /** The field that requests which change something carry, unless a form of the page sent them. */
  public static final String FIELD = "Isr-Request";

  private static final String CHALLENGE = "WWW-Authenticate";

  private final RequestRate rate;
  private final FormToken tokens;
  private final InstantSource clock;
  private final List<String> publicAuthorities;

  /** A guard. */
  public Guard(RequestRate rate, FormToken tokens, InstantSource clock, IsrSettings settings) {
    this.rate = rate;
    this.tokens = tokens;
    this.clock = clock;
    this.publicAuthorities =
        settings.publicBases().stream()
            .map(base -> PublicBase.parse(base).text())
            .map(base -> base.substring(base.indexOf("//") + 2))
            .toList();
  }

  /**
   * The name of the operator; null if the container has answered already, with a form to log in or
   * the way to one.
   *
   * @throws RefusedException if it is none, or one who asks too often
   */
  public @Nullable String admit(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!isAuthenticated(request, response)) {
      if (response.isCommitted() || response.getStatus() / 100 == 3) {
        return null;
      }
      throw new RefusedException(unknown(request, response));
    }
    Principal principal = request.getUserPrincipal();
    if (principal == null || !request.isUserInRole(ROLE)) {
      throw new RefusedException(
          new Problem(403, "role", "This account does not have the role " + ROLE + "."));
    }
    int wait = rate.secondsToWait();
    if (wait > 0) {
      throw new RefusedException(
          new Problem(
              429,
              "rate",
              "Too many requests: at most " + RequestRate.PER_SECOND + " a second.",
              Map.of("Retry-After", String.valueOf(wait))));
    }
    return principal.getName();
  }

  /** Some servers leave the challenge out when they are asked for it by code. */
  private static Problem unknown(HttpServletRequest request, HttpServletResponse response) {
    if (response.containsHeader(CHALLENGE)) {
      return new Problem(401, "account", "This needs an account.");
    }
    return request.getHeader("Authorization") == null
        ? new Problem(
            401,
            "account",
            "This needs an account.",
            Map.of(CHALLENGE, "Basic realm=\"" + ROLE + "\", charset=\"UTF-8\""))
        : new Problem(
            403,
            "login",
            "The server does not take these credentials; does the application say how to log in"
                + " (login-config)?");
  }

  private static boolean isAuthenticated(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      return request.authenticate(response);
    } catch (ServletException e) {
      // Some servers report wrong credentials so.
      return false;
    }
  }

  /**
   * Admits a request that changes something.
   *
   * @param token what a form of the page sent along, null if nothing
   * @throws RefusedException if another site may have made it
   */
  public void meant(HttpServletRequest request, String who, @Nullable String token) {
    CrossSite.Facts facts =
        new CrossSite.Facts(
            request.getHeader("Sec-Fetch-Site"),
            request.getHeader("Origin"),
            ownAuthorities(request),
            request.getHeader(FIELD) != null,
            token != null && tokens.isValid(token, who, request.getContextPath(), clock.instant()));
    switch (CrossSite.judge(facts)) {
      case MEANT -> {}
      case FOREIGN ->
          throw new RefusedException(
              new Problem(
                  403,
                  "cross-site",
                  "Another site made this request, as the browser says. Behind a proxy that changes"
                      + " Host, isr.public-base tells how visitors reach the application."));
      case UNPROVEN ->
          throw new RefusedException(
              new Problem(
                  403,
                  "unproven",
                  token == null
                      ? "A request that changes something needs the field " + FIELD + "."
                      : "The page is too old: load it again."));
    }
  }

  /** What a form of the page sends along, so that {@link #meant} admits it. */
  public String token(String who, String contextPath) {
    return tokens.issue(who, contextPath, clock.instant());
  }

  private List<String> ownAuthorities(HttpServletRequest request) {
    List<String> own = new ArrayList<>(publicAuthorities);
    String host = request.getHeader("Host");
    if (host != null) {
      own.add(host.toLowerCase(Locale.ROOT));
    }
    return own;
  }
}
