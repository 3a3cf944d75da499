package org.freshet.isr.admin.operate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.freshet.isr.config.Codes;

/**
 * Who did what through the operator's resource: in the log, and the latest to look at. Thread-safe.
 */
public final class ActionLog {

  private static final Logger LOG = System.getLogger(ActionLog.class.getName());
  private static final int MOST = 200;
  private static final int LONGEST = 500;

  private final InstantSource clock;
  private final Deque<Action> newestFirst = new ArrayDeque<>();

  /** Nobody has done anything yet. */
  public ActionLog(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * What an operator did.
   *
   * @param at when
   * @param who the operator
   * @param what the operation and what it was about
   * @param outcome what came of it
   */
  public record Action(Instant at, String who, String what, String outcome) {}

  /** Notes what was done. */
  void done(String who, String what, String outcome) {
    note(Level.INFO, Codes.OPERATED, who, what, outcome);
  }

  /** Notes what was refused. */
  public void refused(String who, String what, String outcome) {
    note(Level.WARNING, Codes.OPERATION_REFUSED, who, what, "refused: " + outcome);
  }

  private void note(Level level, String code, String who, String what, String outcome) {
    Action action = new Action(clock.instant(), plain(who), plain(what), plain(outcome));
    LOG.log(level, code + ": " + action.who() + ": " + action.what() + ": " + action.outcome());
    synchronized (newestFirst) {
      newestFirst.addFirst(action);
      if (newestFirst.size() > MOST) {
        newestFirst.removeLast();
      }
    }
  }

  /** The latest, newest first. */
  public List<Action> latest() {
    synchronized (newestFirst) {
      return List.copyOf(newestFirst);
    }
  }

  /** On one line, so that nobody writes lines of their own into the log. */
  private static String plain(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
