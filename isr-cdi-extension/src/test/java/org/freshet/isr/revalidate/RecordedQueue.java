package org.freshet.isr.revalidate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.RenewalSummary;
import org.jspecify.annotations.Nullable;

/** A queue that renews nothing and writes down what it was told. */
public class RecordedQueue implements RevalidationQueue {

  private final List<String> log;
  private boolean accepts = true;
  private boolean fails;

  /** A queue that accepts everything. */
  public RecordedQueue() {
    this(new ArrayList<>());
  }

  /** A queue that writes into a log. */
  public RecordedQueue(List<String> log) {
    this.log = log;
  }

  /** From now on it accepts nothing. */
  public void refuse() {
    accepts = false;
  }

  /** From now on it fails. */
  public void fail() {
    fails = true;
  }

  /** What it was told. */
  public List<String> log() {
    return log;
  }

  @Override
  public boolean offer(String key) {
    if (fails) {
      throw new IllegalStateException("down");
    }
    log.add("offer " + key);
    return accepts;
  }

  @Override
  public boolean offerFirst(String key, Instant producedAt) {
    return offer(key);
  }

  @Override
  public Offer offer(String key, Batch batch) {
    boolean taken = offer(key);
    if (taken) {
      batch.ended(key, true);
    }
    return taken ? Offer.TAKEN : Offer.LEFT;
  }

  @Override
  public void withdraw(Batch batch) {
    log.add("withdraw");
  }

  @Override
  public RenewalSummary summary() {
    return new RenewalSummary(0, 0, 0, 0, 0, RenewalSummary.Breaker.CLOSED, null);
  }

  @Override
  public List<GivenUpPage> givenUp() {
    return List.of();
  }

  @Override
  public int replay(@Nullable String target) {
    return 0;
  }

  @Override
  public void produced(String key) {
    log.add("produced " + key);
  }

  @Override
  public List<Renewal> renewals() {
    return List.of();
  }
}
