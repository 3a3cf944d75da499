package org.freshet.isr.store;

import java.util.List;

/**
 * The request that produces a stored response anew.
 *
 * @param base the public base it was asked under: scheme, host and port, without a trailing slash
 * @param target its path and query as they were sent
 * @param selecting the header fields that select this response among others
 * @param byVisitorsOnly whether nobody but a visitor can ask for it, since it depends on who asks
 */
public record RenewalRequest(
    String base, String target, List<Header> selecting, boolean byVisitorsOnly) {

  /** A request that anybody could send. */
  public RenewalRequest(String base, String target, List<Header> selecting) {
    this(base, target, selecting, false);
  }

  /** A request with a copy of the headers. */
  public RenewalRequest {
    selecting = List.copyOf(selecting);
  }
}
