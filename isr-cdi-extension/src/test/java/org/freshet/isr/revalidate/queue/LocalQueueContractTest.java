package org.freshet.isr.revalidate.queue;

import org.freshet.isr.revalidate.RevalidationQueue;

/** The queue in the memory of one node. */
class LocalQueueContractTest extends RevalidationQueueContract {

  @Override
  protected RevalidationQueue queue(LocalRevalidationQueue local) {
    return local;
  }
}
