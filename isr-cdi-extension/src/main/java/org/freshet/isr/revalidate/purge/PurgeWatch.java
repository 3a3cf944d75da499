package org.freshet.isr.revalidate.purge;

import org.freshet.isr.edge.PurgeResult;

/** Is told how each call to an edge ended. Thread-safe. */
@FunctionalInterface
public interface PurgeWatch {

  /**
   * A call has ended.
   *
   * @param edge the name of the edge
   */
  void ended(String edge, PurgeResult.Outcome outcome);
}
