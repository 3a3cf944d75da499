package org.freshet.essentials.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures {@code v1} of Standard Webhooks: HMAC-SHA256 over id, timestamp and the bytes of the
 * body, with full stops between them.
 */
public final class Signature {

  /** The field of the id. */
  public static final String ID = "webhook-id";

  /** The field of the moment, in seconds of the epoch. */
  public static final String TIMESTAMP = "webhook-timestamp";

  /** The field of the signatures, separated by spaces. */
  public static final String SIGNATURE = "webhook-signature";

  private static final String HMAC = "HmacSHA256";
  private static final String VERSION = "v1,";

  private Signature() {}

  /** What {@code webhook-signature} says: one signature for each secret. */
  public static String of(Collection<byte[]> secrets, String id, String timestamp, byte[] body) {
    return secrets.stream()
        .map(
            secret ->
                VERSION + Base64.getEncoder().encodeToString(mac(secret, id, timestamp, body)))
        .collect(Collectors.joining(" "));
  }

  /**
   * Whether one of the signatures is that of one of the secrets. How long it takes says nothing of
   * how much of one is right.
   *
   * @param signatures what {@code webhook-signature} says; those of other versions count for
   *     nothing
   */
  public static boolean isOneOf(
      Collection<byte[]> secrets, String signatures, String id, String timestamp, byte[] body) {
    boolean found = false;
    for (byte[] secret : secrets) {
      byte[] right = Base64.getEncoder().encode(mac(secret, id, timestamp, body));
      for (String signature : signatures.split(" ")) {
        boolean known = signature.startsWith(VERSION);
        String text = known ? signature.substring(VERSION.length()) : "";
        found |= MessageDigest.isEqual(right, text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return found;
  }

  private static byte[] mac(byte[] secret, String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }
}
