package org.freshet.isr.meter;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests of one {@code @Isr} method. Made once, when the method is bound, and held by
 * whoever answers for it, so that counting a hit looks nothing up and allocates nothing.
 * Thread-safe.
 */
public final class RouteMeters {

  /** Instead of a duration: none was measured. */
  public static final long UNMEASURED = -1;

  private final Meters meters;
  private final String method;
  private final String template;
  private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
  private volatile @Nullable String path;

  RouteMeters(Meters meters, String method, String template) {
    this.meters = meters;
    this.method = method;
    this.template = template;
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, new LongAdder());
    }
  }

  /** The method as keys and tags name it, {@code com.acme.PostResource.get}. */
  public String method() {
    return method;
  }

  /**
   * The path template, {@code /shop/api/posts/{id}}; without what is in front until it is known.
   */
  public String path() {
    String known = path;
    return known == null ? template : known;
  }

  /** Whether it is known what is in front of the template. */
  public boolean isLocated() {
    return path != null;
  }

  /**
   * Tells what is in front of the template, which is not known before the first request.
   *
   * @param base the path of the Jakarta REST application with the context path
   */
  public void locatedBelow(String base) {
    if (path == null) {
      path = base.endsWith("/") ? base.substring(0, base.length() - 1) + template : base + template;
    }
  }

  /** A request was answered from store within {@code nanos} nanoseconds. */
  public void hit(Outcome outcome, long nanos) {
    counter(outcome).increment();
    meters.hits.record(nanos);
    meters.watcher.answered(this, outcome, nanos);
  }

  /**
   * A request was answered in another way.
   *
   * @param nanos how long the resource method ran, {@link #UNMEASURED} if it did not
   */
  public void answered(Outcome outcome, long nanos) {
    counter(outcome).increment();
    meters.watcher.answered(this, outcome, nanos);
  }

  /** A response was not stored, for this reason in a few words, one of a fixed number. */
  public void notStored(String reason, long nanos) {
    meters.notStored(reason);
    answered(Outcome.NOT_STORED, nanos);
  }

  /** Remembers why a response of a path was not stored. */
  void refused(String path, String reason) {
    meters.refused(path, method, reason);
  }

  /** The resource method ran for {@code nanos} nanoseconds, whoever asked for it. */
  public void ran(long nanos) {
    meters.resource.record(nanos);
    meters.watcher.ran(this);
  }

  /** A request waited for another one that produced the same response. */
  public void waited() {
    meters.waits.increment();
  }

  /** How many requests had this outcome so far. */
  public long count(Outcome outcome) {
    return counter(outcome).sum();
  }

  /** How many requests had each outcome so far; every outcome is there. */
  Map<Outcome, Long> counts() {
    Map<Outcome, Long> counted = new EnumMap<>(Outcome.class);
    outcomes.forEach((outcome, count) -> counted.put(outcome, count.sum()));
    return Collections.unmodifiableMap(counted);
  }

  private LongAdder counter(Outcome outcome) {
    return Objects.requireNonNull(outcomes.get(outcome));
  }
}
