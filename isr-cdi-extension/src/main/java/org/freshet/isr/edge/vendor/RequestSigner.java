package org.freshet.isr.edge.vendor;

import java.io.IOException;
import org.freshet.isr.edge.EdgeRequest;

/** Signs requests with the credentials of an account. Thread-safe. */
@FunctionalInterface
public interface RequestSigner {

  /**
   * The request with its signature.
   *
   * @throws IOException if there are no credentials now
   */
  EdgeRequest sign(EdgeRequest request) throws IOException;
}
