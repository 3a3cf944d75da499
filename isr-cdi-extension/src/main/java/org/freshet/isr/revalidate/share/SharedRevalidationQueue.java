package org.freshet.isr.revalidate.share;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.RenewalSummary;
import org.freshet.isr.config.Codes;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.RevalidationQueue;
import org.freshet.isr.revalidate.queue.LocalRevalidationQueue;
import org.freshet.isr.revalidate.share.SharedWork.Job;
import org.freshet.isr.revalidate.share.SharedWork.Taken;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;

/**
 * A queue whose raised pages wait outside of this node, for any node to renew them; each node takes
 * a few at a time into a queue of its own, which has the pace, the breaker and the attempts.
 *
 * <p>What a visitor is being served stale does not wait outside: this node renews it at once, and
 * asks nobody while the visitor waits. Should the node be lost, the next visitor asks again. What
 * cannot be put outside, because the backend is away, this node does alone, too.
 *
 * <p>Thread-safe; one task at a time takes.
 */
public final class SharedRevalidationQueue implements RevalidationQueue {

  private static final Logger LOG = System.getLogger(SharedRevalidationQueue.class.getName());

  /** How often a node looks for what others have left. */
  static final Duration TICK = Duration.ofMillis(250);

  private static final Duration AWAY = Duration.ofSeconds(1);
  private static final Duration BEHIND = Duration.ofMillis(25);

  /** After so many looks a job is done, whether this node knows of its raise or not. */
  private static final int LOOKS = 400;

  /** After so many looks a node has heard of what another one gave up. */
  private static final int NEWS = 20;

  /** More pages are hardly ever produced meanwhile; of others only the next visitor tells. */
  private static final int MOST_UNSURE = 1000;

  private final LocalRevalidationQueue local;
  private final SharedWork work;
  private final TagGraph graph;
  private final Background background;
  private final InHand inHand;
  private final AskedFor asked = new AskedFor();
  private final int most;
  private final AtomicBoolean woken = new AtomicBoolean();
  private volatile Taken last = Taken.NOTHING;

  /**
   * Produced lately, while this node knew of nothing that is given up, which may be out of date.
   */
  private volatile Set<String> unsure = ConcurrentHashMap.newKeySet();

  private Set<String> unsureBefore = Set.of();
  private int ticks;

  /**
   * A queue that has not begun.
   *
   * @param local what this node has in hand
   * @param concurrency {@code isr.warmup.concurrency}: twice as many pages are in hand at most
   * @param lease after how long without a sign a node counts as lost
   */
  public SharedRevalidationQueue(
      LocalRevalidationQueue local,
      SharedWork work,
      TagGraph graph,
      Background background,
      int concurrency,
      Duration lease) {
    this.local = local;
    this.work = work;
    this.graph = graph;
    this.background = background;
    this.most = 2 * concurrency;
    this.inHand = new InHand(work, background, lease.dividedBy(4));
  }

  /** Works off what there is from now on. */
  public void begin() {
    inHand.begin();
    background.execute(this::tick);
  }

  @Override
  public boolean offer(String key) {
    return local.offer(key);
  }

  @Override
  public boolean offerFirst(String key, Instant producedAt) {
    return local.offerFirst(key, producedAt);
  }

  @Override
  public Offer offer(String key, Batch batch) {
    if (!local.isPossible()) {
      return local.offer(key, batch);
    }
    Offer offer;
    try {
      offer = work.add(key, local.target(key), graph.pin());
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, Codes.RENEWAL_FAILED + ": a page is renewed by this node alone", e);
      return local.offer(key, batch);
    }
    if (offer == Offer.TAKEN) {
      asked.add(key, batch);
      wake();
    }
    return offer;
  }

  @Override
  public void withdraw(Batch batch) {
    local.withdraw(batch);
    List<String> left = asked.withdraw(batch);
    background.execute(() -> left.forEach(key -> quietly(() -> work.withdraw(key))));
  }

  @Override
  public void produced(String key) {
    local.produced(key);
    // Asked whenever something is stored, and hardly ever is there anything.
    if (last.givenUp() > 0) {
      accept(key);
    } else if (unsure.size() < MOST_UNSURE) {
      unsure.add(key);
    }
  }

  private void accept(String key) {
    background.execute(() -> quietly(() -> work.produced(key)));
  }

  @Override
  public List<Renewal> renewals() {
    return local.renewals();
  }

  @Override
  public RenewalSummary summary() {
    RenewalSummary here = local.summary();
    Taken there = last;
    return new RenewalSummary(
        here.pending() + there.waiting(),
        here.warming(),
        here.done(),
        here.failed(),
        Math.max(here.givenUp(), there.givenUp()),
        here.breaker(),
        here.pausedUntil());
  }

  @Override
  public List<GivenUpPage> givenUp() {
    try {
      return work.givenUp();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "only what this node gave up is known", e);
      return local.givenUp();
    }
  }

  @Override
  public int replay(@Nullable String target) {
    int queued;
    try {
      queued = work.replay(target, graph.pin());
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "only what this node gave up is tried again", e);
      return local.replay(target);
    }
    wake();
    return queued;
  }

  /** Takes what there is room for, soon. */
  private void wake() {
    if (woken.compareAndSet(false, true)) {
      background.execute(this::takeQuietly);
    }
  }

  private void tick() {
    boolean well = takeQuietly() && quietly(() -> asked.tellEnded(work, inHand.keys()));
    if (++ticks % NEWS == 0) {
      forgetUnsure();
    }
    background.schedule(this::tick, well ? TICK : AWAY);
  }

  /** Of those that had failed before they were produced; to others it does no harm. */
  private void acceptUnsure() {
    Set<String> first = unsureBefore;
    Set<String> then = unsure;
    forgetUnsure();
    forgetUnsure();
    first.forEach(this::accept);
    then.forEach(this::accept);
  }

  private synchronized void forgetUnsure() {
    unsureBefore = unsure;
    unsure = ConcurrentHashMap.newKeySet();
  }

  private boolean takeQuietly() {
    woken.set(false);
    return quietly(this::take);
  }

  private synchronized void take() {
    int room = most - inHand.size();
    if (room <= 0 || !local.isPossible()) {
      return;
    }
    Taken taken = work.take(room);
    last = taken;
    if (taken.givenUp() > 0) {
      acceptUnsure();
    }
    taken.jobs().forEach(inHand::add);
    taken.jobs().forEach(job -> begin(job, LOOKS));
  }

  /** A node that has not heard of the raise yet would make the old page again. */
  private void begin(Job job, int looks) {
    if (looks > 0 && !isKnown(job.known())) {
      background.schedule(() -> begin(job, looks - 1), BEHIND);
      return;
    }
    // What is not held any more goes to another node.
    if (!quietly(() -> handOver(job))) {
      inHand.remove(job);
    }
  }

  private void handOver(Job job) {
    // Whoever asked for it knows that it is not given up any more.
    local.produced(job.key());
    if (job.always()) {
      local.offer(job.key());
    }
    if (local.offer(job.key(), (key, renewed) -> ended(job, renewed)) != Offer.TAKEN) {
      inHand.remove(job);
    }
  }

  private boolean isKnown(Sequence known) {
    Sequence here = graph.pin();
    return here.generation() != known.generation() || here.number() >= known.number();
  }

  private void ended(Job job, boolean renewed) {
    boolean last = true;
    try {
      last = work.end(job, renewed ? null : local.givenUp(job.key()));
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "another node finds that a page is renewed", e);
    }
    inHand.remove(job);
    if (last) {
      asked.tell(job.key(), renewed);
    }
    if (inHand.size() <= most / 2) {
      wake();
    }
  }

  /** Whether it could be done; what the backend does not do now is not lost. */
  private static boolean quietly(Runnable task) {
    try {
      task.run();
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "the shared queue does not answer", e);
      return false;
    }
  }
}
