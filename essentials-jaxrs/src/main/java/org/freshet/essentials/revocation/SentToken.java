package org.freshet.essentials.revocation;

import java.security.Principal;
import java.time.Instant;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * What a token says of itself. Nothing else names a type of MicroProfile JWT: where that is absent,
 * nobody loads this.
 *
 * @param id its {@code jti}, null if it has none
 * @param subject its {@code sub}, else its name; null if it has neither
 * @param issued its {@code iat}, null if it has none
 * @param ends its {@code exp}, null if it has none
 */
record SentToken(
    @Nullable String id,
    @Nullable String subject,
    @Nullable Instant issued,
    @Nullable Instant ends) {

  /** The token that a caller is known by, null if it is something else. */
  static @Nullable SentToken of(@Nullable Principal caller) {
    if (!(caller instanceof JsonWebToken token)) {
      return null;
    }
    String subject = token.getSubject();
    return new SentToken(
        named(token.getTokenID()),
        named(subject == null ? token.getName() : subject),
        moment(token, Claims.iat),
        moment(token, Claims.exp));
  }

  private static @Nullable String named(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static @Nullable Instant moment(JsonWebToken token, Claims claim) {
    Object value = token.getClaim(claim.name());
    return value instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : null;
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "a token";
  }
}
