package org.freshet.essentials.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.ProblemException;
import org.freshet.essentials.seal.InvalidTokenException;
import org.freshet.essentials.seal.KeyRing;
import org.freshet.essentials.seal.Seal;
import org.freshet.essentials.seal.SealedToken;

/** Hands out what only it can read again. */
public class Invitations {

  private final Seal seal;

  /** With the keys of a setting, {@code k2:…,k1:…}. */
  public Invitations(String keys) {
    this.seal = new Seal("invitation", KeyRing.parse(keys));
  }

  /** The token stands in a link as it is. */
  public String invite(String shelf, String guest) {
    return seal.seal(shelf.getBytes(UTF_8), guest.getBytes(UTF_8)).text();
  }

  /** Opens it for the same guest only. */
  public String accept(String token, String guest) {
    try {
      return new String(seal.open(SealedToken.parse(token), guest.getBytes(UTF_8)), UTF_8);
    } catch (InvalidTokenException e) {
      throw new ProblemException(Problem.of(404));
    }
  }
}
