package org.freshet.partstream.cursor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.freshet.essentials.seal.InvalidTokenException;
import org.freshet.essentials.seal.KeyRing;
import org.freshet.essentials.seal.Seal;
import org.freshet.essentials.seal.SealedToken;
import org.freshet.partstream.api.CursorRejected.Reason;
import org.freshet.partstream.plan.Plan;

/**
 * Turns positions into cursors and back. A cursor grants nothing: who may have which part is judged
 * for each request. Immutable and thread-safe.
 */
public final class Cursors {

  private final Seal seal;
  private final int longest;
  private final InstantSource clock;

  /**
   * Cursors of an application.
   *
   * @param longest the longest text that is looked at
   */
  public Cursors(KeyRing keys, int longest, InstantSource clock) {
    this.seal = new Seal("partstream cursor", keys);
    this.longest = longest;
    this.clock = clock;
  }

  /**
   * The text of a position.
   *
   * @param ttl for how long it can be used
   */
  public String seal(Plan plan, Position position, Binding binding, Duration ttl) {
    Instant now = clock.instant();
    Cursor cursor =
        new Cursor(
            plan.fingerprint(),
            now.getEpochSecond(),
            now.plus(ttl).getEpochSecond(),
            Math.min(position.page(), 0xffff),
            Cursor.places(plan, position.owed()),
            Cursor.places(plan, position.failed()));
    return seal.seal(cursor.bytes(), binding.digest()).text();
  }

  /**
   * The position that a text stands for.
   *
   * @throws RejectedCursorException if it cannot be used for this plan and this request
   */
  public Position open(String text, Plan plan, Binding binding) throws RejectedCursorException {
    Cursor cursor = Cursor.of(opened(token(text), binding));
    if (cursor.isOver(clock.instant())) {
      throw new RejectedCursorException(Reason.EXPIRED);
    }
    if (cursor.plan() != plan.fingerprint()) {
      throw new RejectedCursorException(Reason.PLAN_CHANGED);
    }
    return new Position(
        cursor.page(), Cursor.names(plan, cursor.owed()), Cursor.names(plan, cursor.failed()));
  }

  private SealedToken token(String text) throws RejectedCursorException {
    try {
      return SealedToken.parse(text, longest);
    } catch (InvalidTokenException e) {
      throw new RejectedCursorException(Reason.MALFORMED);
    }
  }

  private byte[] opened(SealedToken token, Binding binding) throws RejectedCursorException {
    try {
      return seal.open(token, binding.digest());
    } catch (InvalidTokenException e) {
      return openedForAnybody(token, binding);
    }
  }

  /** That of an answer which everybody gets; where it stands in the plan is nobody's secret. */
  private byte[] openedForAnybody(SealedToken token, Binding binding)
      throws RejectedCursorException {
    try {
      return seal.open(token, binding.forAnybody().digest());
    } catch (InvalidTokenException e) {
      throw new RejectedCursorException(Reason.FOREIGN);
    }
  }
}
