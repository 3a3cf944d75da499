package org.freshet.essentials.ratelimit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.freshet.essentials.api.RateLimitCaller;
import org.freshet.essentials.api.RateLimitKey;
import org.freshet.essentials.config.ClientAddress;
import org.freshet.essentials.config.RateLimitSettings;
import org.jspecify.annotations.Nullable;

/**
 * Under which key a caller is counted for a limit. Whoever has not what a limit tells callers apart
 * by is counted by address, never together with all others who have not. What a client chose, an
 * API key above all, is kept as a digest: it is of bounded length then, and no secret.
 */
final class CallerKeys {

  private static final int DIGEST_BYTES = 16;

  private final RateLimitSettings settings;

  CallerKeys(RateLimitSettings settings) {
    this.settings = settings;
  }

  String of(Limit limit, RateLimitCaller caller) {
    String known = known(limit, caller);
    return limit.counter()
        + " "
        + (known == null
            ? "ip " + ClientAddress.caller(caller.address(), settings.ipv6Prefix())
            : known);
  }

  private @Nullable String known(Limit limit, RateLimitCaller caller) {
    return switch (limit.kind()) {
      case IP -> null;
      case ALL -> "all";
      case USER -> caller.user().map(user -> "user " + digest(user)).orElse(null);
      case API_KEY -> apiKey(caller);
      case HEADER ->
          caller.header(limit.field()).map(value -> "header " + digest(value)).orElse(null);
      case RESOLVER -> resolved(limit.resolver(), caller);
    };
  }

  /** Of those who are authenticated only: others could have a new allowance by a new key. */
  private @Nullable String apiKey(RateLimitCaller caller) {
    String user = caller.user().orElse(null);
    String key = caller.header(settings.apiKeyHeader()).orElse(null);
    return user == null || key == null ? null : "api-key " + digest(user) + " " + digest(key);
  }

  private static @Nullable String resolved(
      @Nullable RateLimitKey resolver, RateLimitCaller caller) {
    String key = resolver == null ? null : resolver.keyOf(caller);
    return key == null ? null : "resolved " + digest(key);
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
