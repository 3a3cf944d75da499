package org.freshet.isr.persistence.transaction;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.freshet.isr.config.Codes;
import org.freshet.isr.persistence.change.ChangeLog;
import org.freshet.isr.persistence.change.CommittedChanges;

/**
 * Changes outside of any transaction that can be followed: handed over at once, as nobody knows
 * when they become visible. Thread-safe.
 */
final class OutsideChanges {

  private static final System.Logger LOG = System.getLogger(OutsideChanges.class.getPackageName());

  private final CommittedChanges receiver;
  private final Failures failures;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  OutsideChanges(CommittedChanges receiver, Failures failures) {
    this.receiver = receiver;
    this.failures = failures;
  }

  /** Hands over one change; never fails. */
  void handOver(Consumer<ChangeLog> addition) {
    try {
      ChangeLog log = new ChangeLog();
      addition.accept(log);
      receiver.outsideTransaction(log.tags(), log.entities(), log.changes());
    } catch (RuntimeException | LinkageError e) {
      failures.note(Codes.NOT_HANDED_OVER, "a change outside of transactions was not raised", e);
    }
  }

  /**
   * Warns of an application that changes entities without a transaction, once for each unit.
   *
   * @param unit the name of the unit, empty if it is not known
   */
  void warnOnce(String unit) {
    if (warned.add(unit)) {
      String where = unit.isEmpty() ? "" : " of the persistence unit " + unit;
      LOG.log(
          Level.WARNING,
          Codes.OUTSIDE_TRANSACTION
              + ": tagged entities"
              + where
              + " are changed outside of JTA transactions: their tags are raised at once and once"
              + " more later, must be changed inside of one to be raised when it commits");
    }
  }
}
