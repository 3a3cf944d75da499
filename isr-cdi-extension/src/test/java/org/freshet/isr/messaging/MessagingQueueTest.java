package org.freshet.isr.messaging;

import java.time.Duration;
import org.freshet.isr.FakeClock;
import org.freshet.isr.revalidate.RevalidationQueue;
import org.freshet.isr.revalidate.queue.LocalRevalidationQueue;
import org.freshet.isr.revalidate.queue.RevalidationQueueContract;
import org.freshet.isr.revalidate.share.SharedRevalidationQueue;
import org.junit.jupiter.api.AfterEach;

/** A queue on Jakarta Messaging does what every queue does. */
class MessagingQueueTest extends RevalidationQueueContract {

  private final LiveBroker broker = new LiveBroker();

  @AfterEach
  void close() {
    broker.close();
  }

  @Override
  protected RevalidationQueue queue(LocalRevalidationQueue local) {
    SharedRevalidationQueue queue =
        new SharedRevalidationQueue(
            local,
            broker.node(new FakeClock()).backend().work(),
            graph,
            background,
            2,
            Duration.ofMinutes(1));
    queue.begin();
    return queue;
  }
}
