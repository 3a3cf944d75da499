package org.freshet.isr.persistence.transaction;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.freshet.isr.api.EntityChanged;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Codes;
import org.freshet.isr.persistence.change.ChangeLog;
import org.freshet.isr.persistence.change.CommittedChanges;
import org.freshet.isr.persistence.change.Outbox;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.TagGraph;

/**
 * What one JTA transaction changed so far, until it ends.
 *
 * <p>Everything it needs afterwards it holds itself: in afterCompletion the registry no longer
 * tells Open Liberty's threads which transaction this was. Nothing that fails in here reaches the
 * transaction.
 */
final class OpenTransaction implements Synchronization {

  private final String id = UUID.randomUUID().toString();
  private final TagGraph graph;
  private final Outbox outbox;
  private final CommittedChanges receiver;
  private final Failures failures;
  private final ChangeLog log = new ChangeLog();
  private final List<Runnable> held = new ArrayList<>();
  private boolean registered;
  private boolean awaitsCompletion;
  private boolean owed;
  private boolean ended;

  OpenTransaction(TagGraph graph, Outbox outbox, CommittedChanges receiver, Failures failures) {
    this.graph = graph;
    this.outbox = outbox;
    this.receiver = receiver;
    this.failures = failures;
  }

  /**
   * Adds to what this transaction changed.
   *
   * @param addition adds it
   * @param registration registers this with the transaction: the first time, and again after
   *     beforeCompletion, since a provider that flushes at commit may do so later than that
   * @return false if this transaction takes nothing more, or cannot be told when it ends
   */
  boolean add(Consumer<ChangeLog> addition, Consumer<Synchronization> registration) {
    return join(() -> addition.accept(log), registration);
  }

  /** Runs a task once this transaction has committed without a change; false as above. */
  boolean hold(Runnable task, Consumer<Synchronization> registration) {
    return join(() -> held.add(task), registration);
  }

  synchronized boolean hasChanged() {
    return !log.tags().isEmpty();
  }

  private boolean join(Runnable addition, Consumer<Synchronization> registration) {
    synchronized (this) {
      if (ended) {
        return false;
      }
      addition.run();
      if (awaitsCompletion) {
        return true;
      }
    }
    return register(registration);
  }

  private boolean register(Consumer<Synchronization> registration) {
    try {
      registration.accept(this);
      synchronized (this) {
        registered = true;
        awaitsCompletion = true;
      }
    } catch (RuntimeException | LinkageError e) {
      if (!isRegistered()) {
        throw e;
      }
      owe();
    }
    return true;
  }

  private synchronized boolean isRegistered() {
    return registered;
  }

  @Override
  public void beforeCompletion() {
    synchronized (this) {
      awaitsCompletion = false;
    }
    owe();
  }

  private void owe() {
    Set<Tag> tags;
    Set<EntityRef> entities;
    synchronized (this) {
      if (!hasChanged()) {
        return;
      }
      tags = log.tags();
      entities = log.entities();
    }
    if (isInOutbox(tags, entities)) {
      return;
    }
    synchronized (this) {
      owed = true;
    }
    try {
      graph.owe(id, tags, entities);
    } catch (RuntimeException | LinkageError e) {
      failures.note(Codes.NOT_OWED, "tags of a transaction could not be entered as owed", e);
    }
  }

  private boolean isInOutbox(Set<Tag> tags, Set<EntityRef> entities) {
    try {
      return outbox.write(id, tags, entities);
    } catch (RuntimeException | LinkageError e) {
      failures.note(Codes.NOT_OWED, "tags of a transaction could not be written to the outbox", e);
      return false;
    }
  }

  @Override
  public void afterCompletion(int status) {
    Set<Tag> tags;
    Set<EntityRef> entities;
    List<EntityChanged> changes;
    List<Runnable> tasks;
    boolean settle;
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      tags = log.tags();
      entities = log.entities();
      changes = log.changes();
      settle = owed;
      tasks = List.copyOf(held);
    }
    try {
      if (tags.isEmpty()) {
        if (status == Status.STATUS_COMMITTED) {
          tasks.forEach(Runnable::run);
        }
        return;
      }
      // Whatever is not certainly rolled back may have been committed: a raise too many is safe.
      if (status != Status.STATUS_ROLLEDBACK) {
        receiver.committed(id, tags, entities, changes);
      } else if (settle) {
        receiver.rolledBack(id);
      }
    } catch (RuntimeException | LinkageError e) {
      failures.note(Codes.NOT_HANDED_OVER, "what a transaction changed stays owed", e);
    }
  }
}
