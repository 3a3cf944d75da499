package org.freshet.essentials.cdi;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Does something once the thread's transaction has committed; at once if there is none. Where there
 * are no transactions nobody loads this.
 */
final class AfterCommit {

  private static final Logger LOG = System.getLogger(AfterCommit.class.getName());

  /** The second is WildFly's, for threads that no component's namespace is bound to. */
  private static final List<String> NAMES =
      List.of(
          "java:comp/TransactionSynchronizationRegistry",
          "java:jboss/TransactionSynchronizationRegistry");

  private AfterCommit() {}

  static void run(Runnable task) {
    for (String name : NAMES) {
      TransactionSynchronizationRegistry registry = lookUp(name);
      if (registry != null && registry.getTransactionKey() != null) {
        if (registry.getTransactionStatus() == Status.STATUS_ACTIVE) {
          registry.registerInterposedSynchronization(new Committed(task));
        }
        return;
      }
    }
    task.run();
  }

  @SuppressWarnings("BanJNDI")
  private static @org.jspecify.annotations.Nullable TransactionSynchronizationRegistry lookUp(
      String name) {
    try {
      return InitialContext.doLookup(name) instanceof TransactionSynchronizationRegistry registry
          ? registry
          : null;
    } catch (NamingException e) {
      LOG.log(Level.DEBUG, "no registry of transactions named " + name, e);
      return null;
    }
  }

  private record Committed(Runnable task) implements Synchronization {

    @Override
    public void beforeCompletion() {
      // There is nothing to do before it is known.
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        task.run();
      }
    }
  }
}
