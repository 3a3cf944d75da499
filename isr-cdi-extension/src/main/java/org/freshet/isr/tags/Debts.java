package org.freshet.isr.tags;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.TagGraph.Debt;

/** What transactions owe between their last change and their end. */
final class Debts {

  private record Owed(Debt debt, Instant since) {}

  private final InstantSource clock;
  private final Duration lease;
  private final Map<String, Owed> owed = new HashMap<>();

  Debts(InstantSource clock, Duration lease) {
    this.clock = clock;
    this.lease = lease;
  }

  synchronized void owe(String transaction, Set<Tag> tags, Set<EntityRef> entities) {
    Debt debt = new Debt(transaction, Set.copyOf(tags), Set.copyOf(entities));
    Owed before = owed.get(transaction);
    owed.put(
        transaction, new Owed(before == null ? debt : sum(before.debt(), debt), clock.instant()));
  }

  synchronized void settle(String transaction) {
    owed.remove(transaction);
  }

  /** Hands out what is overdue, with a new lease: whoever takes it may be lost, too. */
  synchronized List<Debt> overdue() {
    Instant now = clock.instant();
    List<Debt> overdue = new ArrayList<>();
    for (Map.Entry<String, Owed> entry : owed.entrySet()) {
      if (entry.getValue().since().plus(lease).isBefore(now)) {
        overdue.add(entry.getValue().debt());
        entry.setValue(new Owed(entry.getValue().debt(), now));
      }
    }
    return overdue;
  }

  private static Debt sum(Debt one, Debt other) {
    Set<Tag> tags = new HashSet<>(one.tags());
    tags.addAll(other.tags());
    Set<EntityRef> entities = new HashSet<>(one.entities());
    entities.addAll(other.entities());
    return new Debt(one.transaction(), Set.copyOf(tags), Set.copyOf(entities));
  }
}
