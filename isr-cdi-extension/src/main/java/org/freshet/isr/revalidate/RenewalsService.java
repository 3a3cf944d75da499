package org.freshet.isr.revalidate;

import java.util.List;
import java.util.Objects;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.api.RaiseProgress;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.RenewalSummary;
import org.freshet.isr.api.Renewals;

/** The operator's door to the queue. */
public final class RenewalsService implements Renewals {

  private final RevalidationQueue queue;
  private final RaiseRenewals raises;

  /** A door to these. */
  public RenewalsService(RevalidationQueue queue, RaiseRenewals raises) {
    this.queue = queue;
    this.raises = raises;
  }

  @Override
  public RenewalSummary summary() {
    return queue.summary();
  }

  @Override
  public List<Renewal> list(Renewal.State state, int offset, int limit) {
    return page(
        queue.renewals().stream().filter(renewal -> renewal.state() == state).toList(),
        offset,
        limit);
  }

  @Override
  public List<RaiseProgress> raises() {
    return raises.progress();
  }

  @Override
  public boolean cancel(long raise) {
    return raises.cancel(raise);
  }

  @Override
  public List<GivenUpPage> givenUp(int offset, int limit) {
    return page(queue.givenUp(), offset, limit);
  }

  @Override
  public int replay(String target) {
    return queue.replay(Objects.requireNonNull(target, "target"));
  }

  @Override
  public int replayAll() {
    return queue.replay(null);
  }

  private static <T> List<T> page(List<T> all, int offset, int limit) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset is " + offset + ", must not be negative");
    }
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + ", must be positive");
    }
    return all.stream().skip(offset).limit(limit).toList();
  }
}
