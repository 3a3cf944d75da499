package org.freshet.partstream.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The lanes of one errand that somebody has to look after. */
final class Lanes {

  private final List<Lane> lanes = new ArrayList<>(1);

  void add(Lane lane) {
    lanes.add(lane);
  }

  /** In how many nanoseconds one of them takes too long, at most so many. */
  long due(long most) {
    long due = most;
    for (Lane lane : lanes) {
      due = Math.min(due, lane.due());
    }
    return due;
  }

  /** Takes back what has not begun on those that take too long. */
  List<PartTask> late() {
    List<PartTask> late = new ArrayList<>(0);
    for (Iterator<Lane> each = lanes.iterator(); each.hasNext(); ) {
      Lane lane = each.next();
      boolean through = lane.isThrough();
      if (!through && lane.due() <= 0) {
        late.addAll(lane.takeBack());
        through = true;
      }
      if (through) {
        each.remove();
      }
    }
    return late;
  }
}
