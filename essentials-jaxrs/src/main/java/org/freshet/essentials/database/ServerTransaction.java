package org.freshet.essentials.database;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of the server that the thread is in. A connection cannot be asked for it: on Open
 * Liberty one that has done nothing yet says that it commits by itself. Thread-safe.
 */
public final class ServerTransaction {

  private static final Logger LOG = System.getLogger(ServerTransaction.class.getName());
  private static final boolean THERE = isThere();

  private ServerTransaction() {}

  private static boolean isThere() {
    try {
      Class.forName(
          "jakarta.transaction.TransactionSynchronizationRegistry",
          false,
          ServerTransaction.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      LOG.log(Level.DEBUG, "there are no transactions here", e);
      return false;
    }
  }

  /** Whether there is one. */
  static boolean isOpen() {
    return THERE && Registry.inTransaction() != null;
  }

  /** Does something once it has committed; at once if there is none. */
  public static void afterCommit(Runnable task) {
    if (!isOpen()) {
      task.run();
    } else {
      Registry.afterCommit(task);
    }
  }

  /** Where there are no transactions nobody loads this. */
  private static final class Registry {

    /** The second is WildFly's, for threads that no component's namespace is bound to. */
    private static final List<String> NAMES =
        List.of(
            "java:comp/TransactionSynchronizationRegistry",
            "java:jboss/TransactionSynchronizationRegistry");

    private static volatile @Nullable TransactionSynchronizationRegistry found;

    static @Nullable TransactionSynchronizationRegistry inTransaction() {
      TransactionSynchronizationRegistry known = found;
      for (int i = 0; known == null && i < NAMES.size(); i++) {
        known = lookUp(NAMES.get(i));
      }
      found = known;
      return known == null || known.getTransactionKey() == null ? null : known;
    }

    @SuppressWarnings("BanJNDI")
    private static @Nullable TransactionSynchronizationRegistry lookUp(String name) {
      try {
        return InitialContext.doLookup(name) instanceof TransactionSynchronizationRegistry registry
            ? registry
            : null;
      } catch (NamingException e) {
        LOG.log(Level.DEBUG, "no registry of transactions named " + name, e);
        return null;
      }
    }

    static void afterCommit(Runnable task) {
      TransactionSynchronizationRegistry registry = inTransaction();
      if (registry != null && registry.getTransactionStatus() == Status.STATUS_ACTIVE) {
        registry.registerInterposedSynchronization(new Committed(task));
      }
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
