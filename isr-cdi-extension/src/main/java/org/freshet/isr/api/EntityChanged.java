package org.freshet.isr.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CDI event: a transaction that changed a tagged entity has committed.
 *
 * <p>Fired once per changed entity, after the tags were raised, never on the thread that committed;
 * an observer that fails affects neither the transaction nor other observers.
 *
 * @param entityClass the entity class
 * @param id its identifier, null where the provider did not tell
 * @param change what happened to it
 * @param tags the tags it raised, of the state before and after
 */
public record EntityChanged(
    Class<?> entityClass, @Nullable Object id, Change change, Set<Tag> tags) {

  /** What happened to an entity. */
  public enum Change {
    /** It was inserted. */
    INSERTED,
    /** It was updated. */
    UPDATED,
    /** It was removed. */
    REMOVED
  }
}
