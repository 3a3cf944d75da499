package org.freshet.isr.revalidate;

import java.io.IOException;
import org.freshet.isr.store.RenewalRequest;
import org.freshet.isr.store.StoredResponse;

/**
 * Asks this application for a page by HTTP, so that it is produced and stored anew. Thread-safe.
 */
public interface WarmUp {

  /** Whether it is known where this application is reached by itself. */
  boolean isPossible();

  /**
   * Sends one authenticated request and waits for its answer.
   *
   * @return the status of the answer
   * @throws IOException if there was no answer in time
   */
  int get(RenewalRequest request) throws IOException;

  /** As {@link #get(RenewalRequest)}, for whoever wants to know what the page depends on. */
  default int get(StoredResponse held) throws IOException {
    return get(held.renewal());
  }
}
