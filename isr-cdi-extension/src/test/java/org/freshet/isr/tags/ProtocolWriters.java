package org.freshet.isr.tags;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.TagGraph.Debt;
import org.freshet.isr.tags.TagGraph.Limits;

/** Transactions of {@link ProtocolWorld}: what they owe, commit, raise, and leave behind. */
final class ProtocolWriters {

  static final Duration LEASE = Duration.ofSeconds(25);

  private static final int MOST = 4;

  /** A transaction that changes a row. */
  private static final class Transaction {
    private final String id;
    private final ProtocolNode node;
    private final int row;
    private int phase;
    private boolean committed;
    private boolean inDoubt;

    Transaction(String id, ProtocolNode node, int row) {
      this.id = id;
      this.node = node;
      this.row = row;
    }
  }

  private final Set<Mutant> mutants;
  private final ProtocolSite site;
  private final ProtocolOrder order;
  private final TagGraph ledger;
  private final List<Transaction> transactions = new ArrayList<>();
  private int begun;

  ProtocolWriters(
      Set<Mutant> mutants, ProtocolSite site, ProtocolOrder order, InstantSource clock) {
    this.mutants = mutants;
    this.site = site;
    this.order = order;
    this.ledger = new InMemoryTagGraph(clock, new Limits(1, 1, LEASE), new Sequence(0, 0));
  }

  String begin(ProtocolNode node, int row) {
    if (transactions.size() >= MOST) {
      return "";
    }
    Transaction transaction = new Transaction("t" + begun++, node, row);
    transactions.add(transaction);
    return node + ": " + transaction.id + " changes row " + row;
  }

  /** Before the commit it owes, then it commits, raises and settles, one at a time. */
  String goOn(int some) {
    if (transactions.isEmpty()) {
      return "";
    }
    Transaction transaction = transactions.get(some % transactions.size());
    boolean early = mutants.contains(Mutant.RAISED_BEFORE_THE_COMMIT);
    return transaction.id
        + " "
        + switch (transaction.phase++) {
          case 0 -> owe(transaction);
          case 1 -> early ? raise(transaction) : commit(transaction);
          case 2 -> early ? commit(transaction) : raise(transaction);
          default -> settle(transaction);
        };
  }

  String rollBack(int some) {
    if (transactions.isEmpty() || transactions.get(some % transactions.size()).committed) {
      return "";
    }
    return settle(transactions.get(some % transactions.size()));
  }

  String crash(int some) {
    if (transactions.isEmpty() || transactions.get(some % transactions.size()).inDoubt) {
      return "";
    }
    return transactions.remove(some % transactions.size()).id;
  }

  /** Whether the transactions of a node may be lost. */
  boolean mayLose(ProtocolNode node) {
    return transactions.stream().noneMatch(some -> some.node == node && some.inDoubt);
  }

  void lose(ProtocolNode node) {
    transactions.removeIf(some -> some.node == node);
  }

  /** Loses all transactions that may be lost, and ends the others. */
  void end() {
    transactions.removeIf(some -> !some.inDoubt);
    while (!transactions.isEmpty()) {
      goOn(0);
    }
  }

  /**
   * A node takes over what lost transactions owe.
   *
   * @param lost whether it is lost, too, before it has raised anything
   */
  String takeOver(ProtocolNode node, boolean lost) {
    if (mutants.contains(Mutant.DEBTS_FORGOTTEN)) {
      return "";
    }
    List<Debt> overdue = ledger.overdue();
    for (Debt debt : overdue) {
      // A transaction that outlives its lease and is lost then is not covered by the promise.
      for (Transaction some : transactions) {
        some.inDoubt |= some.id.equals(debt.transaction());
      }
      if (mutants.contains(Mutant.DEBT_SETTLED_BEFORE_IT_IS_RAISED)) {
        ledger.settle(debt.transaction());
      }
      if (!lost) {
        Set<Integer> rows = new HashSet<>();
        debt.entities().forEach(entity -> rows.add((Integer) entity.id()));
        order.raise(node, debt.tags(), rows, false, true);
        ledger.settle(debt.transaction());
      }
    }
    List<String> owing = overdue.stream().map(Debt::transaction).toList();
    return owing.isEmpty() ? "" : node + (lost ? ": is lost with " : ": raises for ") + owing;
  }

  private String owe(Transaction transaction) {
    if (!mutants.contains(Mutant.NOTHING_OWED)) {
      Set<Tag> tags = ProtocolSite.tagsOfChange(transaction.row);
      ledger.owe(transaction.id, tags, Set.of(ProtocolSite.entity(transaction.row)));
    }
    return "owes";
  }

  private String commit(Transaction transaction) {
    transaction.committed = true;
    return "commits row " + transaction.row + " = " + site.change(transaction.row);
  }

  private String raise(Transaction transaction) {
    Set<Tag> tags = ProtocolSite.tagsOfChange(transaction.row);
    return order.raise(transaction.node, tags, Set.of(transaction.row), false, true);
  }

  private String settle(Transaction transaction) {
    ledger.settle(transaction.id);
    transactions.remove(transaction);
    return "settles";
  }
}
