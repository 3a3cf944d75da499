package org.freshet.essentials.config;

import java.time.Duration;
import org.freshet.essentials.seal.KeyRing;
import org.jspecify.annotations.Nullable;

/**
 * The settings {@code essentials.paging.*}.
 *
 * @param keys {@code essentials.paging.keys}: what seals cursors, {@code k2:…,k1:…}, each 32 bytes
 *     in Base64, the first one seals; null if there is none
 * @param cursorTtl {@code essentials.paging.cursor-ttl}: for how many seconds a cursor can be used,
 *     60 to 2678400, default 86400
 * @param refuseTooLarge {@code essentials.paging.too-large}: whether sizes above the most are
 *     {@code capped} or {@code refused} with 400; default capped
 * @param development {@code essentials.paging.mode}: in {@code development} a key is made up where
 *     none is set, for as long as the application runs; default production
 */
public record PagingSettings(
    @Nullable KeyRing keys, Duration cursorTtl, boolean refuseTooLarge, boolean development) {

  static PagingSettings read(Values values) {
    return new PagingSettings(
        keys(values),
        Duration.ofSeconds(values.number("essentials.paging.cursor-ttl", 86_400, 60, 2_678_400)),
        values.word("essentials.paging.too-large", "capped", "refused").equals("refused"),
        values.word("essentials.paging.mode", "production", "development").equals("development"));
  }

  private static @Nullable KeyRing keys(Values values) {
    String key = "essentials.paging.keys";
    try {
      return values.text(key).map(KeyRing::parse).orElse(null);
    } catch (IllegalArgumentException e) {
      // The value is a secret; the message names a key and never shows one.
      values.secretWrong(key, String.valueOf(e.getMessage()));
      return KeyRing.random();
    }
  }
}
