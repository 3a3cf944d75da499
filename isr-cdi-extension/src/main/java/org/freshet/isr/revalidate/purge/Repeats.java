package org.freshet.isr.revalidate.purge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.freshet.isr.api.Tag;
import org.freshet.isr.edge.Purge.Target;
import org.freshet.isr.edge.plan.Pending;
import org.freshet.isr.revalidate.Background;

/**
 * What edges are told once more after a while: a shield behind an edge, or a replica behind the
 * application, may have given it the old page once again after it was purged.
 *
 * <p>Collected for one delay, and told after another: so each thing is told again after one to two
 * delays, by one timer however many things there are. Thread-safe.
 */
final class Repeats {

  /** What one edge is told again. */
  private record Again(EdgeQueue queue, Pending hard, Pending soft) {

    static Again nothing(EdgeQueue queue) {
      return new Again(queue, queue.nothing(), queue.nothing());
    }

    boolean isEmpty() {
      return hard.isEmpty() && soft.isEmpty();
    }

    void tell() {
      if (!hard.isEmpty()) {
        queue.add(hard, true);
      }
      if (!soft.isEmpty()) {
        queue.add(soft, false);
      }
    }
  }

  private final List<EdgeQueue> queues;
  private final Duration delay;
  private final Background background;
  private List<Again> collected;
  private List<Again> due;
  private boolean ticking;

  /**
   * Nothing to repeat.
   *
   * @param delay zero for never repeating anything
   */
  Repeats(List<EdgeQueue> queues, Duration delay, Background background) {
    this.queues = queues;
    this.delay = delay;
    this.background = background;
    this.collected = nothing();
    this.due = nothing();
  }

  void add(Set<Tag> tags, boolean hard) {
    collect((again, isHard) -> (isHard ? again.hard() : again.soft()).addTags(tags), hard);
  }

  void add(Target page, boolean hard) {
    collect((again, isHard) -> (isHard ? again.hard() : again.soft()).addPage(page), hard);
  }

  private void collect(BiConsumer<Again, Boolean> add, boolean hard) {
    if (delay.isZero()) {
      return;
    }
    synchronized (this) {
      collected.forEach(again -> add.accept(again, hard));
      if (ticking) {
        return;
      }
      ticking = true;
    }
    background.schedule(this::tick, delay);
  }

  private void tick() {
    List<Again> now;
    boolean more;
    synchronized (this) {
      now = due;
      due = collected;
      collected = nothing();
      more = due.stream().anyMatch(again -> !again.isEmpty());
      ticking = more;
    }
    now.forEach(Again::tell);
    if (more) {
      background.schedule(this::tick, delay);
    }
  }

  private List<Again> nothing() {
    List<Again> all = new ArrayList<>();
    queues.forEach(queue -> all.add(Again.nothing(queue)));
    return all;
  }
}
