package org.freshet.partstream.observe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.partstream.api.PartSize;
import org.freshet.partstream.cursor.Binding;
import org.freshet.partstream.cursor.Cursors;
import org.freshet.partstream.cursor.Position;
import org.freshet.partstream.cursor.RejectedCursorException;
import org.freshet.partstream.plan.Access;
import org.freshet.partstream.plan.Plan;
import org.freshet.partstream.plan.PlannedPart;

/**
 * Seals a cursor and opens it again, to see whether this node can.
 *
 * @param cursors those of the application
 */
record CursorTrial(Cursors cursors) {

  /** All is well. */
  static final String UP = "up";

  private static final Duration TTL = Duration.ofMinutes(1);
  private static final Binding OWN = new Binding("health", "", Map.of(), null);
  private static final Binding OTHER = new Binding("health", "", Map.of(), "somebody");
  private static final Plan PLAN = new Plan(List.of(part("tried"), part("owed")));
  private static final Position POSITION = new Position(1, Set.of("owed"), Set.of());

  private static PlannedPart part(String name) {
    return new PlannedPart(
        name,
        List.of(),
        Access.ALL,
        null,
        context -> name,
        null,
        false,
        new PlannedPart.Description(PartSize.SMALL, true, "", 0));
  }

  /** {@link #UP}, or what fails; the class of a failure says enough. */
  String outcome() {
    try {
      String text = cursors.seal(PLAN, POSITION, OWN, TTL);
      if (!cursors.open(text, PLAN, OWN).equals(POSITION)) {
        return "failing: a cursor opens as another one";
      }
      return opens(text, OTHER) ? "failing: a cursor opens for somebody else" : UP;
    } catch (RejectedCursorException | RuntimeException e) {
      return "failing: " + e.getClass().getSimpleName();
    }
  }

  private boolean opens(String text, Binding binding) {
    try {
      cursors.open(text, PLAN, binding);
      return true;
    } catch (RejectedCursorException e) {
      return false;
    }
  }
}
