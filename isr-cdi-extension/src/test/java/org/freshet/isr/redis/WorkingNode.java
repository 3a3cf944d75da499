package org.freshet.isr.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.isr.StoredPages;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.messaging.LiveBroker;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.revalidate.WarmUp;
import org.freshet.isr.revalidate.queue.LocalRevalidationQueue;
import org.freshet.isr.revalidate.queue.Renewer;
import org.freshet.isr.revalidate.share.SharedRevalidationQueue;
import org.freshet.isr.store.RenewalRequest;
import org.freshet.isr.store.StoredResponse;
import org.jspecify.annotations.Nullable;

/** A node that renews what it and others ask for, until it is killed. */
final class WorkingNode {

  final Watched node;
  final SharedRevalidationQueue queue;
  final Producing warmUp = new Producing();
  private final LiveBroker.@Nullable Node messaging;
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(6);

  /** A node on Redis that counts others as lost after so many seconds. */
  WorkingNode(Nodes nodes, int lease) {
    this(nodes, lease, null);
  }

  /**
   * A node whose raised pages wait on Redis, or on a broker.
   *
   * @param broker null for Redis
   */
  WorkingNode(Nodes nodes, int lease, @Nullable LiveBroker broker) {
    String[] settings = {
      "isr.redis.timeout=PT0.3S", "isr.near.max-lag=PT0.6S", "isr.lease=" + lease, "isr.queue=redis"
    };
    IsrSettings all = nodes.settings(settings);
    this.node = new Watched(nodes, settings).begun();
    this.messaging = broker == null ? null : broker.node(node.clock, "isr.lease=" + lease);
    Background background =
        new Background() {
          @Override
          public void execute(Runnable task) {
            schedule(task, Duration.ZERO);
          }

          @Override
          public void schedule(Runnable task, Duration delay) {
            if (!threads.isShutdown()) {
              threads.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            }
          }
        };
    LocalRevalidationQueue local =
        new LocalRevalidationQueue(
            new Renewer(node.store, node.graph, warmUp, node.backend.claims()),
            background,
            event -> {},
            node.clock,
            all.warmup(),
            new Visits(node.clock, () -> 0),
            () -> 0);
    this.queue =
        new SharedRevalidationQueue(
            local,
            messaging == null ? node.backend.work() : messaging.backend().work(),
            node.graph,
            background,
            all.warmup().concurrency(),
            all.lease());
    queue.begin();
  }

  /** Ends it as its server does. */
  void end() {
    if (messaging != null) {
      messaging.end();
    }
    node.backend.close();
    threads.shutdownNow();
  }

  /** Ends it in the middle of whatever it does: it says nothing to anybody any more. */
  void kill() {
    if (messaging != null) {
      messaging.kill();
    }
    node.backend.drop();
    threads.shutdownNow();
  }

  /** Produces what is asked for; waits before it while a test wants that. */
  final class Producing implements WarmUp {

    final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger waiting = new AtomicInteger();
    volatile boolean possible = true;
    volatile int status = 200;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    void hold() {
      gate = new CountDownLatch(1);
    }

    void open() {
      gate.countDown();
    }

    int waiting() {
      return waiting.get();
    }

    @Override
    public boolean isPossible() {
      return possible;
    }

    @Override
    public int get(StoredResponse held) throws IOException {
      waiting.incrementAndGet();
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IOException("killed", e);
      } finally {
        waiting.decrementAndGet();
      }
      asked.add(held.renewal().target());
      if (status != 200) {
        return status;
      }
      node.store.put(
          held.renewal().target(),
          StoredPages.page()
              .pin(node.graph.pin())
              .target(held.renewal().target())
              .tags("post:7")
              .body("new")
              .producedAt(node.clock.instant())
              .stored());
      return 200;
    }

    @Override
    public int get(RenewalRequest request) {
      throw new UnsupportedOperationException("asked with what is held");
    }
  }
}
