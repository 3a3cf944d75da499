package org.freshet.isr.revalidate;

import java.util.Set;
import org.freshet.isr.api.Tag;

/** The transaction of the current thread, if there is one. Thread-safe. */
@FunctionalInterface
public interface AfterCommit {

  /** Raises tags when the current transaction commits; does nothing without a transaction. */
  void raise(Set<Tag> tags);
}
