package org.freshet.isr.meter;

/** What became of one request to an {@code @Isr} method; each request has exactly one. */
public enum Outcome {

  /** Fresh, answered by the door in front. */
  FRONT_HIT("front-hit", true),

  /** Fresh, answered by the door behind. */
  HIT("hit", true),

  /** Stale within its window, answered at once by either door. */
  STALE("stale", true),

  /** Answered with what another request produced meanwhile. */
  COLLAPSED("collapsed", true),

  /** The resource answered, and its response is stored. */
  STORED("stored", false),

  /** The resource answered, and its response was not stored. */
  NOT_STORED("not-stored", false),

  /** The resource failed, and the last good response stood in. */
  STALE_IF_ERROR("stale-if-error", false),

  /**
   * The cache took no part: another method, a body, an ambiguous path, an unknown host, a {@code
   * HEAD} or {@code only-if-cached} without anything stored.
   */
  BYPASS("bypass", false);

  private final String text;
  private final boolean hit;

  Outcome(String text, boolean hit) {
    this.text = text;
    this.hit = hit;
  }

  /** The name in meters, spans and JSON. */
  public String text() {
    return text;
  }

  /** Whether the resource method was spared. */
  public boolean isHit() {
    return hit;
  }
}
