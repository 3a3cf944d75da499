package org.freshet.isr.revalidate.share;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.share.SharedWork.Job;

/** The jobs that this node has in hand, which it tells again and again. Thread-safe. */
final class InHand {

  private static final Logger LOG = System.getLogger(InHand.class.getName());

  private final SharedWork work;
  private final Background background;
  private final Duration interval;
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();

  InHand(SharedWork work, Background background, Duration interval) {
    this.work = work;
    this.background = background;
    this.interval = interval;
  }

  void begin() {
    background.schedule(this::hold, interval);
  }

  void add(Job job) {
    jobs.put(job.id(), job);
  }

  void remove(Job job) {
    jobs.remove(job.id());
  }

  int size() {
    return jobs.size();
  }

  Set<String> keys() {
    return jobs.values().stream().map(Job::key).collect(Collectors.toSet());
  }

  private void hold() {
    Collection<Job> held = Set.copyOf(jobs.values());
    try {
      work.hold(held);
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "the shared queue does not answer", e);
    }
    background.schedule(this::hold, interval);
  }
}
