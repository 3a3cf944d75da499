package org.freshet.essentials.api;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API key. The key itself is not: only its digest is kept.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id what the key is called: it stands in the key, and may stand in logs
 * @param owner who calls with it: the name of the principal
 * @param label what people call it; empty for nothing
 * @param scopes what it is good for: the roles of its caller
 * @param issued when it was issued, in whole milliseconds
 * @param ends when it ends or ended, exclusive; null for never. A key that was revoked has ended
 * @param lastUsed when it was last used, as precisely as {@code essentials.keys.last-use} says;
 *     null for never
 */
public record ApiKey(
    String id,
    String owner,
    String label,
    Set<String> scopes,
    Instant issued,
    @Nullable Instant ends,
    @Nullable Instant lastUsed) {

  /** What is known of a key, with a copy of its scopes. */
  public ApiKey {
    scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
  }

  /** Whether it is accepted at a moment. */
  public boolean isValid(Instant now) {
    return ends == null || now.isBefore(ends);
  }
}
