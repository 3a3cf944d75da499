package org.freshet.it.essentials;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Signs tokens for callers, as an issuer would, with a key of this run. */
final class Tokens {

  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final KeyPair KEYS = keys();
  private static final String ISSUER = "https://issuer.example";

  private Tokens() {}

  /** What an application has to be told to accept them. */
  static String[] settings() {
    return new String[] {
      "mp.jwt.verify.issuer=" + ISSUER,
      "mp.jwt.verify.publickey=-----BEGIN PUBLIC KEY-----"
          + Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded())
          + "-----END PUBLIC KEY-----"
    };
  }

  /** The field of a request with a token that lives five minutes. */
  static String bearer(String subject, String... groups) {
    Instant now = Instant.now();
    return bearer(subject, UUID.randomUUID().toString(), now, now.plusSeconds(300), groups);
  }

  /** The same with an id, none if that is null, and moments. */
  static String bearer(String subject, String id, Instant issued, Instant ends, String... groups) {
    String claims =
        "{\"iss\":\"%s\",\"sub\":\"%s\",\"upn\":\"%s\",\"iat\":%d,\"exp\":%d,\"groups\":[%s]%s}"
            .formatted(
                ISSUER,
                subject,
                subject,
                issued.getEpochSecond(),
                ends.getEpochSecond(),
                String.join(",", List.of(groups).stream().map(g -> "\"" + g + "\"").toList()),
                id == null ? "" : ",\"jti\":\"" + id + "\"");
    String signed = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(claims);
    return "Bearer " + signed + "." + signature(signed);
  }

  private static String encoded(String json) {
    return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String signature(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(KEYS.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
