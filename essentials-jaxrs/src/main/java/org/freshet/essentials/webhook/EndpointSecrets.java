package org.freshet.essentials.webhook;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.freshet.essentials.config.ReceivingSettings;
import org.freshet.essentials.seal.Digest;
import org.freshet.essentials.seal.InvalidTokenException;
import org.freshet.essentials.seal.KeyRing;
import org.freshet.essentials.seal.Seal;
import org.freshet.essentials.seal.SealedToken;

/**
 * Makes the secrets of endpoints, and seals them for the database: whoever reads a table can sign
 * nothing. What is sealed for one endpoint does not open for another. Thread-safe.
 */
public final class EndpointSecrets {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** How many old ones sign beside the youngest. */
  private static final int MOST_OLD = 3;

  private final Seal seal;

  /** Secrets sealed with some keys. */
  public EndpointSecrets(KeyRing keys) {
    this.seal = new Seal("webhook secret", keys);
  }

  /**
   * A secret.
   *
   * @param text {@code whsec_} and its bytes in Base64
   * @param ends from when on it signs nothing any more, in milliseconds of the epoch
   */
  private record Secret(String text, long ends) {

    /** Without the secret. */
    @Override
    public String toString() {
      return "a secret";
    }
  }

  /** A new secret. */
  String make() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return ReceivingSettings.PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /** The only secret of an endpoint, sealed. */
  String sealed(String endpoint, String secret) {
    return seal(endpoint, List.of(new Secret(secret, Long.MAX_VALUE)));
  }

  /**
   * The same with a new secret in front, the old ones for some time yet.
   *
   * @throws InvalidTokenException if they were sealed with another key
   */
  String rotated(String endpoint, String sealed, String secret, Instant now, Duration overlap)
      throws InvalidTokenException {
    List<Secret> secrets = new ArrayList<>();
    secrets.add(new Secret(secret, Long.MAX_VALUE));
    long latest = now.plus(overlap).toEpochMilli();
    open(endpoint, sealed).stream()
        .map(old -> new Secret(old.text(), Math.min(old.ends(), latest)))
        .filter(old -> old.ends() > now.toEpochMilli())
        .limit(MOST_OLD)
        .forEach(secrets::add);
    return seal(endpoint, secrets);
  }

  /**
   * The bytes of those that sign now.
   *
   * @throws InvalidTokenException if they were sealed with another key
   */
  public List<byte[]> signing(String endpoint, String sealed, Instant now)
      throws InvalidTokenException {
    return open(endpoint, sealed).stream()
        .filter(secret -> secret.ends() > now.toEpochMilli())
        .map(secret -> ReceivingSettings.decoded(secret.text()))
        .toList();
  }

  private String seal(String endpoint, List<Secret> secrets) {
    String text =
        secrets.stream()
            .map(secret -> secret.text() + "~" + secret.ends())
            .collect(Collectors.joining(","));
    return seal.seal(text.getBytes(StandardCharsets.US_ASCII), bound(endpoint)).text();
  }

  private List<Secret> open(String endpoint, String sealed) throws InvalidTokenException {
    byte[] text = seal.open(SealedToken.parse(sealed), bound(endpoint));
    return Arrays.stream(new String(text, StandardCharsets.US_ASCII).split(","))
        .map(part -> part.split("~"))
        .map(part -> new Secret(part[0], Long.parseLong(part[1])))
        .toList();
  }

  private static byte[] bound(String endpoint) {
    return new Digest().add(endpoint).bytes();
  }
}
