package org.freshet.essentials.config;

import java.time.Duration;

/**
 * The settings {@code essentials.revocation.*}.
 *
 * @param store {@code essentials.revocation.store}: where revocations are kept; default none, then
 *     no token is looked at
 * @param open {@code essentials.revocation.when-unavailable}: {@code closed} to refuse tokens with
 *     503 while the store does not answer, {@code open} to accept them; default closed
 * @param longest {@code essentials.revocation.max-life}: the longest life of a token, from its
 *     issue to its end, and so how long it is remembered that all of a subject are revoked: a
 *     minute to ten years, default 30 days
 */
public record RevocationSettings(Store store, boolean open, Duration longest) {

  static RevocationSettings read(Values values) {
    return new RevocationSettings(
        Store.read(
            values, "essentials.revocation.store", "none", "memory", "database", "redis", "bean"),
        values.word("essentials.revocation.when-unavailable", "closed", "open").equals("open"),
        values.duration(
            "essentials.revocation.max-life",
            Duration.ofDays(30),
            Duration.ofMinutes(1),
            Duration.ofDays(3650)));
  }
}
