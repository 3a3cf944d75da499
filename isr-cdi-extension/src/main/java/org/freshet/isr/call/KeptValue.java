package org.freshet.isr.call;

import java.time.Instant;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * What a call returned, with what is needed to judge it. The value itself is handed to everybody
 * and changed by nobody.
 *
 * @param value the value, null is one too
 * @param tags everything it depends on
 * @param pin what its producer could have known
 * @param freshUntil when it ends to be fresh
 * @param staleUntil when it is of no use any more
 * @param degraded whether something in it stands for what failed
 * @param personal whether it belongs to one caller
 * @param renewAfter when renewing it may be tried (again)
 */
record KeptValue(
    @Nullable Object value,
    Set<Tag> tags,
    Sequence pin,
    Instant freshUntil,
    Instant staleUntil,
    boolean degraded,
    boolean personal,
    Instant renewAfter) {

  KeptValue {
    tags = Set.copyOf(tags);
  }

  KeptValue renewedAfter(Instant later) {
    return new KeptValue(value, tags, pin, freshUntil, staleUntil, degraded, personal, later);
  }
}
