package org.freshet.isr.persistence.change;

import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.EntityRef;

/** Keeps what a transaction owes in the database that it changes, as a part of it. Thread-safe. */
public interface Outbox {

  /** There is none: the tag graph remembers what transactions owe. */
  Outbox NONE =
      new Outbox() {
        @Override
        public boolean write(String transaction, Set<Tag> tags, Set<EntityRef> entities) {
          return false;
        }

        @Override
        public void delivered(String transaction) {
          // Nothing was written.
        }
      };

  /**
   * Writes what the current transaction owes; called while it is about to commit.
   *
   * @param transaction identifies the transaction, unique for all time
   * @return false if there is no outbox
   * @throws RuntimeException if it could not be written
   */
  boolean write(String transaction, Set<Tag> tags, Set<EntityRef> entities);

  /** What a committed transaction owed is raised. Does not wait, and does not fail. */
  void delivered(String transaction);
}
