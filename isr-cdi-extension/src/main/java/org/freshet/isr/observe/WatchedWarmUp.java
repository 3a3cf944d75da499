package org.freshet.isr.observe;

import java.io.IOException;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.revalidate.WarmUp;
import org.freshet.isr.store.RenewalRequest;
import org.freshet.isr.store.StoredResponse;

/** Sends renewal requests while somebody may watch. Thread-safe. */
public final class WatchedWarmUp implements WarmUp {

  private final WarmUp sender;
  private final Meters meters;

  /** A sender that tells the watcher of {@code meters}, whoever that is when it sends. */
  public WatchedWarmUp(WarmUp sender, Meters meters) {
    this.sender = sender;
    this.meters = meters;
  }

  @Override
  public boolean isPossible() {
    return sender.isPossible();
  }

  @Override
  public int get(RenewalRequest request) throws IOException {
    return sender.get(request);
  }

  @Override
  public int get(StoredResponse held) throws IOException {
    return meters.watcher().renewing(held.tags(), held.renewal(), sender::get);
  }
}
