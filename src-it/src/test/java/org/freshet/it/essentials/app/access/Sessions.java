package org.freshet.it.essentials.app.access;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.freshet.essentials.api.Revocations;

/** Where callers with tokens log out. */
@Path("session")
@RequestScoped
public class Sessions {

  @Inject Revocations revocations;

  @POST
  @Path("logout")
  @PermitAll
  public void logOut(@Context SecurityContext security) {
    JsonWebToken token = token(security);
    revocations.revoke(token.getTokenID(), Instant.ofEpochSecond(token.getExpirationTime()));
  }

  @POST
  @Path("logout-everywhere")
  @PermitAll
  public void logOutEverywhere(@Context SecurityContext security) {
    revocations.revokeAll(token(security).getSubject());
  }

  private static JsonWebToken token(SecurityContext security) {
    if (security.getUserPrincipal() instanceof JsonWebToken token) {
      return token;
    }
    throw new NotAuthorizedException("Bearer");
  }
}
