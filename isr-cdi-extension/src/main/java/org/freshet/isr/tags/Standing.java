package org.freshet.isr.tags;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the tags of a response stand against its pin.
 *
 * @param staleSince when the first of its tags was raised after the pin (or an earlier instant,
 *     where that is no longer known); null if none was
 * @param expired whether one of its tags was expired after the pin, or may have been: then it must
 *     not be served
 */
public record Standing(@Nullable Instant staleSince, boolean expired) {

  /** No tag was raised after the pin. */
  public static final Standing CURRENT = new Standing(null, false);

  /** Must not be served, whatever its age. */
  public static final Standing UNSERVABLE = new Standing(Instant.EPOCH, true);

  /** Whether nothing was raised after the pin. */
  public boolean isCurrent() {
    return staleSince == null && !expired;
  }
}
