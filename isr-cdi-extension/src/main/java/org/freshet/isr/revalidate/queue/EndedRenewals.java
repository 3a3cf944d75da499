package org.freshet.isr.revalidate.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.Renewal.State;

/** The renewals that ended: all in numbers, the last ones by name. Guarded by its queue's lock. */
final class EndedRenewals {

  private static final int RECENT = 200;

  private final Deque<Renewal> newestFirst = new ArrayDeque<>();
  private long done;
  private long failed;

  void add(Renewal end) {
    if (end.state() == State.DONE) {
      done++;
    } else {
      failed++;
    }
    newestFirst.addFirst(end);
    if (newestFirst.size() > RECENT) {
      newestFirst.removeLast();
    }
  }

  List<Renewal> latest() {
    return new ArrayList<>(newestFirst);
  }

  long done() {
    return done;
  }

  long failed() {
    return failed;
  }
}
