package org.freshet.isr.meter;

/**
 * Counts how one request to an {@code @Isr} method ended: the first word counts, later ones do
 * nothing, and renewals are not counted as requests. Used by one thread at a time.
 */
public final class RequestMeter {

  private final RouteMeters route;
  private final long arrived = System.nanoTime();
  private long began;
  private boolean running;
  private long ran = RouteMeters.UNMEASURED;
  private boolean counted;
  private boolean told;

  /**
   * A request that arrives now.
   *
   * @param renewal whether it is a renewal of our own
   */
  public RequestMeter(RouteMeters route, boolean renewal) {
    this.route = route;
    this.counted = renewal;
  }

  /** The meters of its method. */
  public RouteMeters route() {
    return route;
  }

  /** The resource method is about to run. */
  public void begins() {
    began = System.nanoTime();
    running = true;
  }

  /** The resource method has answered, or failed; later calls do nothing. */
  public void ends() {
    if (running) {
      running = false;
      ran = System.nanoTime() - began;
      route.ran(ran);
    }
  }

  /** It was answered. */
  public void answered(Outcome outcome) {
    told = true;
    if (!counted) {
      counted = true;
      if (outcome == Outcome.HIT || outcome == Outcome.STALE) {
        route.hit(outcome, System.nanoTime() - arrived);
      } else {
        route.answered(outcome, ran);
      }
    }
  }

  /**
   * Its response was not stored; of a renewal that is remembered, too.
   *
   * @param path the path it was sent to, decoded; empty if that is not known
   */
  public void notStored(String path, String reason) {
    if (!told && !path.isEmpty()) {
      route.refused(path, reason);
    }
    told = true;
    if (!counted) {
      counted = true;
      route.notStored(reason, ran);
    }
  }
}
