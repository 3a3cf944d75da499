package org.freshet.bookshop.editing;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the form of an edit sends along to show that a page of this shop made it: another site can
 * send a form with an editor's credentials, but does not know this. Good until the shop restarts,
 * for an hour at most, for one editor and one book.
 */
@ApplicationScoped
public class EditToken {

  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final SecretKeySpec key;

  /** Tokens under a key of their own. */
  public EditToken() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /** A token for an editor and a book. */
  public String issue(String editor, long book) {
    return of(editor, book, Instant.now().plus(LIFETIME).getEpochSecond());
  }

  /** Whether a token was issued for this editor and book, and not too long ago. */
  public boolean isGenuine(String token, String editor, long book) {
    int dot = token.indexOf('.');
    if (dot < 1 || !token.substring(0, dot).matches("[0-9]{1,12}")) {
      return false;
    }
    long end = Long.parseLong(token.substring(0, dot));
    return end > Instant.now().getEpochSecond()
        && MessageDigest.isEqual(bytes(token), bytes(of(editor, book, end)));
  }

  private String of(String editor, long book, long end) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return end
          + "."
          + HexFormat.of().formatHex(mac.doFinal(bytes(end + " " + book + " " + editor)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
