package org.freshet.isr.store;

import java.time.Duration;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * What a call returned, as nodes share it. Times are counted from now, since clocks of nodes
 * differ.
 *
 * @param bytes the value as its codec writes it, null for a value that is null
 * @param tags everything it depends on
 * @param pin what its producer could have known
 * @param freshFor how long it is fresh yet, not above zero if it is no more
 * @param usefulFor how long it is of use yet
 * @param personal whether it belongs to one caller
 */
public record StoredValue(
    byte @Nullable [] bytes,
    Set<Tag> tags,
    Sequence pin,
    Duration freshFor,
    Duration usefulFor,
    boolean personal) {

  /** A value. */
  public StoredValue {
    tags = Set.copyOf(tags);
  }
}
