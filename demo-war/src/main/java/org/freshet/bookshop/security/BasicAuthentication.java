package org.freshet.bookshop.security;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * HTTP Basic (RFC 7617). Credentials that are malformed or wrong count as none, so that what is
 * open to everybody stays open; what is not answers 401 by itself.
 *
 * <p>The mechanism of {@code @BasicAuthenticationMechanismDefinition} is not used because it
 * answers a malformed header with 500 on both servers.
 */
@ApplicationScoped
@DeclareRoles({"reader", "editor", "staff", "admin", "isr-admin"})
public class BasicAuthentication implements HttpAuthenticationMechanism {

  private static final String SCHEME = "Basic ";

  @Inject private IdentityStoreHandler accounts;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    CredentialValidationResult result =
        credential(request.getHeader("Authorization"))
            .map(accounts::validate)
            .orElse(CredentialValidationResult.NOT_VALIDATED_RESULT);
    return result.getStatus() == CredentialValidationResult.Status.VALID
        ? context.notifyContainerAboutLogin(result)
        : context.doNothing();
  }

  private static Optional<UsernamePasswordCredential> credential(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new UsernamePasswordCredential(pair.substring(0, colon), pair.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
