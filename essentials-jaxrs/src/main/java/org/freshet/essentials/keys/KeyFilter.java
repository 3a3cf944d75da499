package org.freshet.essentials.keys;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.freshet.essentials.api.ApiKey;
import org.freshet.essentials.api.ApiKeys;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.StoreUnavailableException;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.KeySettings;
import org.freshet.essentials.problem.Failures;
import org.jspecify.annotations.Nullable;

/**
 * Recognises callers by their API keys, beside what the container recognises them by. A request has
 * one caller: one with a key and a login is refused, since nobody could tell whose rights count.
 */
public final class KeyFilter implements ContainerRequestFilter {

  /** When: where authentication belongs. */
  public static final int PRIORITY = Priorities.AUTHENTICATION;

  private static final Logger LOG = System.getLogger(KeyFilter.class.getName());

  private final KeySettings settings;
  private final ApiKeys keys;

  /** A filter that asks for these keys. */
  public KeyFilter(KeySettings settings, ApiKeys keys) {
    this.settings = settings;
    this.keys = keys;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    List<String> sent = request.getHeaders().get(settings.header());
    if (sent == null || sent.isEmpty()) {
      return;
    }
    SecurityContext before = request.getSecurityContext();
    boolean known = before != null && before.getUserPrincipal() != null;
    if (known || request.getHeaderString(HttpHeaders.AUTHORIZATION) != null) {
      request.abortWith(
          Failures.response(
              Problem.of(400).withDetail("A request has one login, or one API key, not both.")));
      return;
    }
    try {
      ApiKey key = sent.size() == 1 ? keys.authenticate(sent.get(0)).orElse(null) : null;
      recognise(request, key, before != null && before.isSecure());
    } catch (StoreUnavailableException e) {
      LOG.log(Level.ERROR, Codes.KEYS_UNAVAILABLE + ": API keys cannot be looked up", e);
      request.abortWith(Failures.response(Problem.of(503)));
    }
  }

  private void recognise(ContainerRequestContext request, @Nullable ApiKey key, boolean secure) {
    if (key == null) {
      Response refused = Failures.response(Problem.of(401).withDetail("The API key is not valid."));
      refused.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, settings.challenge());
      request.abortWith(refused);
    } else {
      request.setSecurityContext(new KeyCaller(key, secure));
    }
  }
}
