package org.freshet.isr.persistence.change;

import java.util.List;
import java.util.Set;
import org.freshet.isr.api.EntityChanged;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.EntityRef;

/**
 * Takes over what transactions changed, once they have ended.
 *
 * <p>Called on the thread that commits, while EclipseLink still holds locks of its shared cache: an
 * implementation notes and enqueues, and does everything else behind: raise, evict, settle, events.
 * Sets and lists are immutable and bounded.
 */
public interface CommittedChanges {

  /**
   * A transaction has committed, or may have: its tags must be raised once, then its debt settled.
   * Where this fails the debt stays owed, and is raised when it is overdue.
   *
   * @param transaction the transaction, as it is known to the tag graph
   * @param tags the tags of all changed entities, before and after; not empty
   * @param entities the changed entities
   * @param changes one for each changed entity, in the order of their first changes
   */
  void committed(
      String transaction, Set<Tag> tags, Set<EntityRef> entities, List<EntityChanged> changes);

  /**
   * A transaction that had entered tags as owed was rolled back: its debt must be settled, nothing
   * raised.
   *
   * @param transaction the transaction, as it is known to the tag graph
   */
  void rolledBack(String transaction);

  /**
   * Something changed outside of any transaction this library can follow: its tags must be raised
   * at once, and once more after a while, since nobody knows when the change becomes visible.
   *
   * @param tags the tags, not empty
   * @param entities the changed entities
   * @param changes one for each changed entity
   */
  void outsideTransaction(Set<Tag> tags, Set<EntityRef> entities, List<EntityChanged> changes);
}
