package org.freshet.isr.meter;

import java.io.IOException;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagsRaised;
import org.freshet.isr.store.RenewalRequest;

/**
 * Is told what happens while it happens, on the thread on which it does: on the hit path and on
 * threads that commit. So a watcher notes and returns. Thread-safe.
 */
public interface Watcher {

  /** Watches nothing. */
  Watcher NONE = new Watcher() {};

  /**
   * A request was answered.
   *
   * @param nanos how long that took, or how long the resource method ran; {@link
   *     RouteMeters#UNMEASURED} if neither was measured
   */
  default void answered(RouteMeters route, Outcome outcome, long nanos) {}

  /** A resource method has answered or failed; how the request ends is told later. */
  default void ran(RouteMeters route) {}

  /** Tags were raised by what the current thread works on. */
  default void raised(TagsRaised raise) {}

  /**
   * A stored response is being renewed.
   *
   * @param tags what it depends on
   * @param request what is about to be sent
   * @param sending sends it
   * @return the status of the answer
   */
  default int renewing(Set<Tag> tags, RenewalRequest request, Sending sending) throws IOException {
    return sending.send(request);
  }

  /** Sends a renewal request. */
  @FunctionalInterface
  interface Sending {

    /** The status of the answer. */
    int send(RenewalRequest request) throws IOException;
  }
}
