package org.freshet.isr.persistence.transaction;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freshet.isr.persistence.change.CommittedChanges;
import org.freshet.isr.persistence.change.Outbox;
import org.freshet.isr.tags.TagGraph;

/** One transaction at a time, of which the test is the manager. */
public final class FakeRegistry implements TransactionSynchronizationRegistry {

  private final List<Synchronization> registered = new ArrayList<>();
  private final Map<Object, Object> resources = new HashMap<>();
  private Object key;
  boolean refuses;
  boolean rollbackOnly;
  int registrations;

  /** Collects what this transaction changes. */
  public TransactionChanges changes(TagGraph graph, CommittedChanges receiver) {
    return new TransactionChanges(graph, Outbox.NONE, receiver, null, this);
  }

  /** Begins a transaction. */
  public void begin() {
    key = new Object();
    refuses = false;
  }

  /** From now on it can only be rolled back. */
  public void spoil() {
    rollbackOnly = true;
  }

  /** Calls what is registered, also what is registered meanwhile. */
  public void beforeCompletion() {
    for (int i = 0; i < registered.size(); i++) {
      registered.get(i).beforeCompletion();
    }
  }

  /** Ends the transaction; whoever asks has no key then. */
  public void end(int status) {
    key = null;
    resources.clear();
    registered.forEach(each -> each.afterCompletion(status));
    registered.clear();
  }

  @Override
  public Object getTransactionKey() {
    return key;
  }

  @Override
  public void putResource(Object name, Object value) {
    resources.put(name, value);
  }

  @Override
  public Object getResource(Object name) {
    return resources.get(name);
  }

  @Override
  public void registerInterposedSynchronization(Synchronization each) {
    if (refuses) {
      throw new IllegalStateException("too late");
    }
    registrations++;
    registered.add(each);
  }

  @Override
  public int getTransactionStatus() {
    return key == null ? Status.STATUS_NO_TRANSACTION : Status.STATUS_ACTIVE;
  }

  @Override
  public void setRollbackOnly() {
    throw new AssertionError("a business transaction is never marked");
  }

  @Override
  public boolean getRollbackOnly() {
    return rollbackOnly;
  }
}
