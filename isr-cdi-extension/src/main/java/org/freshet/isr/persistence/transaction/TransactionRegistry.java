package org.freshet.isr.persistence.transaction;

import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server's registry of synchronizations, looked up once it is there to be found. */
final class TransactionRegistry {

  /** The second is WildFly's, for threads that no component's namespace is bound to. */
  private static final List<String> NAMES =
      List.of(
          "java:comp/TransactionSynchronizationRegistry",
          "java:jboss/TransactionSynchronizationRegistry");

  private volatile @Nullable TransactionSynchronizationRegistry found;

  TransactionRegistry(@Nullable TransactionSynchronizationRegistry known) {
    this.found = known;
  }

  /** The registry while the current thread has a transaction, null while it has none. */
  @Nullable TransactionSynchronizationRegistry inTransaction() {
    TransactionSynchronizationRegistry registry = found;
    if (registry == null) {
      registry = lookUp();
      found = registry;
    }
    return registry == null || registry.getTransactionKey() == null ? null : registry;
  }

  private static @Nullable TransactionSynchronizationRegistry lookUp() {
    for (String name : NAMES) {
      if (ComponentNames.lookUp(name) instanceof TransactionSynchronizationRegistry registry) {
        return registry;
      }
    }
    return null;
  }
}
