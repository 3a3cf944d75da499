package org.freshet.isr.persistence.transaction;

import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.freshet.isr.api.EntityChanged;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Codes;
import org.freshet.isr.persistence.change.ChangeLog;
import org.freshet.isr.persistence.change.CommittedChanges;
import org.freshet.isr.persistence.change.Outbox;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;

/**
 * Collects what each JTA transaction changes, from its first change on: owed before it commits,
 * handed over once when it has committed, dropped when it was rolled back.
 *
 * <p>Entity listeners report to it; so does whatever else changes tagged things inside of a
 * transaction, bulk statements for one. No method fails, blocks for longer than one command of the
 * tag graph, or keeps a transaction from committing. Thread-safe.
 */
public final class TransactionChanges {

  /** One for each deployed copy of this class, as two applications may join one transaction. */
  private static final Object KEY = new Object();

  private final TagGraph graph;
  private final Outbox outbox;
  private final CommittedChanges receiver;
  private final @Nullable EntityUnits units;
  private final Failures failures = new Failures();
  private final OutsideChanges outside;
  private final TransactionRegistry registry;

  /**
   * Changes of a server's JTA transactions.
   *
   * @param graph remembers what transactions owe
   * @param receiver takes over what committed transactions changed
   * @param units the known persistence units, null where Jakarta Persistence is absent
   */
  public TransactionChanges(
      TagGraph graph, CommittedChanges receiver, @Nullable EntityUnits units) {
    this(graph, Outbox.NONE, receiver, units);
  }

  /** The same, of which an outbox remembers what they owe. */
  public TransactionChanges(
      TagGraph graph, Outbox outbox, CommittedChanges receiver, @Nullable EntityUnits units) {
    this(graph, outbox, receiver, units, null);
  }

  TransactionChanges(
      TagGraph graph,
      Outbox outbox,
      CommittedChanges receiver,
      @Nullable EntityUnits units,
      @Nullable TransactionSynchronizationRegistry registry) {
    this.graph = graph;
    this.outbox = outbox;
    this.receiver = receiver;
    this.units = units;
    this.outside = new OutsideChanges(receiver, failures);
    this.registry = new TransactionRegistry(registry);
  }

  /**
   * Something depending on these tags was changed by the current transaction, or just now if there
   * is none.
   *
   * @param tags at least one
   * @param entities the changed entities, for second-level caches; if empty, all entities that
   *     could have one of the tags
   */
  public void changed(Set<Tag> tags, Set<EntityRef> entities) {
    Set<EntityRef> changed = entities.isEmpty() ? mentioning(tags) : entities;
    record(log -> log.add(tags, changed));
  }

  /** As {@link #changed(Set, Set)}, but does nothing where there is no transaction. */
  public void raiseAfterCommit(Set<Tag> tags) {
    try {
      if (registry.inTransaction() != null) {
        changed(tags, Set.of());
      }
    } catch (RuntimeException | LinkageError e) {
      failures.note(Codes.NOT_JOINED, "a raise could not join the current transaction", e);
    }
  }

  /**
   * Statements that no listener sees are about to change something: joins the current transaction,
   * does nothing where there is none.
   *
   * @param tags at least one
   * @param entities further entities, beside those that could have one of the tags
   */
  public void willChangeUnseen(Set<Tag> tags, Set<EntityRef> entities) {
    try {
      if (registry.inTransaction() != null) {
        changedUnseen(tags, entities);
      }
    } catch (RuntimeException | LinkageError e) {
      failures.note(Codes.NOT_JOINED, "a raise could not join the current transaction", e);
    }
  }

  /**
   * As {@link #willChangeUnseen}, but they have changed it: where there is no transaction, it is
   * handed over at once.
   */
  public void changedUnseen(Set<Tag> tags, Set<EntityRef> entities) {
    Set<EntityRef> all = new HashSet<>(entities);
    all.addAll(mentioning(tags));
    if (!joined(log -> log.add(tags, all), () -> {})) {
      outside.handOver(log -> log.add(tags, all));
    }
  }

  private Set<EntityRef> mentioning(Set<Tag> tags) {
    try {
      return units == null ? Set.of() : units.mentioning(tags);
    } catch (RuntimeException | LinkageError e) {
      failures.note(Codes.NOT_JOINED, "a persistence unit cannot be asked for its entities", e);
      return Set.of();
    }
  }

  /**
   * Whether the current transaction has changed something tagged so far, so that what is read in it
   * may be what nobody else sees.
   */
  public boolean hasChanged() {
    try {
      TransactionSynchronizationRegistry transactions = registry.inTransaction();
      return transactions != null
          && transactions.getResource(KEY) instanceof OpenTransaction open
          && open.hasChanged();
    } catch (RuntimeException | LinkageError e) {
      failures.note(Codes.NOT_JOINED, "the current transaction cannot be asked", e);
      return true;
    }
  }

  /** Whether the current thread has a transaction; true where that cannot be told. */
  public boolean isActive() {
    try {
      return registry.inTransaction() != null;
    } catch (RuntimeException | LinkageError e) {
      failures.note(Codes.NOT_JOINED, "the current transaction cannot be asked", e);
      return true;
    }
  }

  /** Whether the current thread has a transaction that can only be rolled back, or may be. */
  public boolean isRollbackOnly() {
    try {
      TransactionSynchronizationRegistry transactions = registry.inTransaction();
      return transactions != null && transactions.getRollbackOnly();
    } catch (RuntimeException | LinkageError e) {
      failures.note(Codes.NOT_JOINED, "the current transaction cannot be asked", e);
      return true;
    }
  }

  /**
   * Runs a task on the committing thread once the current transaction has committed, if nothing
   * tagged was changed in it; never where there is none, or it cannot be told when it ends. The
   * task must be short and must not use the transaction's resources.
   */
  public void afterUnchangedCommit(Runnable task) {
    try {
      TransactionSynchronizationRegistry transactions = registry.inTransaction();
      if (transactions != null && !transactions.getRollbackOnly()) {
        current(transactions).hold(task, transactions::registerInterposedSynchronization);
      }
    } catch (RuntimeException | LinkageError e) {
      failures.note(Codes.NOT_JOINED, "the current transaction cannot be joined", e);
    }
  }

  /** How many failures were survived so far, for metrics. */
  public long failures() {
    return failures.count();
  }

  /**
   * An entity was changed.
   *
   * @param whole the tags that stand for every entity of its class
   */
  void changed(EntityChanged change, Set<Tag> whole) {
    String unit = outsideOfJta(change.entityClass());
    if (unit == null) {
      record(log -> log.add(change, whole));
    } else {
      changedOutside(change, whole, unit);
    }
  }

  private @Nullable String outsideOfJta(Class<?> entityClass) {
    try {
      return units == null ? null : units.outsideOfJta(entityClass).orElse(null);
    } catch (RuntimeException | LinkageError e) {
      failures.note(Codes.NOT_JOINED, "a persistence unit cannot be asked for its entities", e);
      return null;
    }
  }

  /** An entity was changed in a unit whose transactions are not those of JTA. */
  void changedOutside(EntityChanged change, Set<Tag> whole, String unit) {
    outside.warnOnce(unit);
    outside.handOver(log -> log.add(change, whole));
  }

  Failures survived() {
    return failures;
  }

  private void record(Consumer<ChangeLog> addition) {
    if (!joined(addition, () -> outside.warnOnce(""))) {
      outside.handOver(addition);
    }
  }

  /** Whether a change has joined its transaction; or is lost with it, which can only fail. */
  private boolean joined(Consumer<ChangeLog> addition, Runnable without) {
    try {
      TransactionSynchronizationRegistry transactions = registry.inTransaction();
      if (transactions == null) {
        without.run();
        return false;
      }
      // What can only be rolled back takes no registration any more on some servers.
      return transactions.getRollbackOnly()
          || current(transactions).add(addition, transactions::registerInterposedSynchronization);
    } catch (RuntimeException | LinkageError e) {
      failures.note(Codes.NOT_JOINED, "a change could not join its transaction, raised at once", e);
      return false;
    }
  }

  private OpenTransaction current(TransactionSynchronizationRegistry transactions) {
    if (transactions.getResource(KEY) instanceof OpenTransaction open) {
      return open;
    }
    OpenTransaction open = new OpenTransaction(graph, outbox, receiver, failures);
    transactions.putResource(KEY, open);
    return open;
  }
}
