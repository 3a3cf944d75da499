package org.freshet.partstream.cache;

/**
 * What is known of a value beside it.
 *
 * @param stale whether it is past its time, and being renewed
 * @param degraded whether something in it stands for what failed
 * @param personal whether it is for its caller alone
 */
public record Marks(boolean stale, boolean degraded, boolean personal) {

  /** Nothing is. */
  public static final Marks NONE = new Marks(false, false, false);

  /** The same of a value that is for its caller alone if this says so. */
  public Marks orPersonal(boolean also) {
    return also && !personal ? new Marks(stale, degraded, true) : this;
  }
}
