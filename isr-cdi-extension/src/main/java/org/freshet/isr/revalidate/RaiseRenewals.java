package org.freshet.isr.revalidate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.freshet.isr.api.RaiseProgress;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.TagGraph;

/** The raises of this node and what became of their pages: the last {@value #MOST}. Thread-safe. */
public final class RaiseRenewals {

  private static final int MOST = 1000;

  private final TagGraph graph;
  private final RevalidationQueue queue;
  private final Visits visits;
  private final Background background;
  private final int batch;
  private final Deque<RaiseRenewal> newestFirst = new ArrayDeque<>();

  /**
   * No raises yet.
   *
   * @param batch {@code isr.warmup.batch-size}
   */
  public RaiseRenewals(
      TagGraph graph, RevalidationQueue queue, Visits visits, Background background, int batch) {
    this.graph = graph;
    this.queue = queue;
    this.visits = visits;
    this.background = background;
    this.batch = batch;
  }

  /** Renews the pages of a raise; called behind. */
  void begin(Raise raise, Cause cause) {
    RaisedPages pages = new RaisedPages(graph, visits, raise.tags(), batch);
    RaiseRenewal renewal = new RaiseRenewal(raise, cause, pages, batch, queue, background);
    synchronized (this) {
      newestFirst.addFirst(renewal);
      if (newestFirst.size() > MOST) {
        forgetOne();
      }
    }
    renewal.feed();
  }

  /** Newest first. */
  List<RaiseProgress> progress() {
    return all().stream().map(RaiseRenewal::progress).toList();
  }

  boolean cancel(long raise) {
    for (RaiseRenewal renewal : all()) {
      if (renewal.id() == raise && renewal.cancel()) {
        queue.withdraw(renewal);
        return true;
      }
    }
    return false;
  }

  private synchronized List<RaiseRenewal> all() {
    return new ArrayList<>(newestFirst);
  }

  /** The oldest that is over; else the oldest, whose waiting pages stay queued. */
  private void forgetOne() {
    Iterator<RaiseRenewal> oldestFirst = newestFirst.descendingIterator();
    while (oldestFirst.hasNext()) {
      if (!oldestFirst.next().isRunning()) {
        oldestFirst.remove();
        return;
      }
    }
    newestFirst.removeLast().cancel();
  }
}
