package org.freshet.isr.persistence.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.Problems;
import org.freshet.isr.persistence.change.Outbox;
import org.freshet.isr.persistence.outbox.OutboxTable.Late;
import org.freshet.isr.persistence.unit.DeclaredUnit;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.tags.Cause;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.TagGraph.Debt;
import org.freshet.isr.tags.text.DebtText;
import org.freshet.isr.tags.text.EntityText;

/**
 * An outbox in the database of a persistence unit. What its node has not raised a lease after it
 * was written, any node raises; several may, which harms nobody.
 *
 * <p>Only what has committed can be read, so nothing is raised for a transaction that was rolled
 * back. Thread-safe.
 */
public final class DatabaseOutbox implements Outbox {

  private static final Logger LOG = System.getLogger(DatabaseOutbox.class.getName());
  private static final int AT_ONCE = 100;
  private static final Cause LOST = new Cause(null, "outbox");

  private final String unit;
  private final UnitSource source;
  private final OutboxTable table;
  private final Background background;
  private final InstantSource clock;
  private final Duration lease;
  private final EntityText entities;

  /**
   * An outbox that was not looked at yet.
   *
   * @param unit the persistence unit in whose database it is
   * @param lease after how long what was not raised is raised by any node
   * @param loader finds the classes of changed entities
   */
  public DatabaseOutbox(
      DeclaredUnit unit,
      Background background,
      InstantSource clock,
      Duration lease,
      ClassLoader loader) {
    this(unit.name(), new UnitSource(unit.dataSource()), background, clock, lease, loader);
  }

  DatabaseOutbox(
      String unit,
      UnitSource source,
      Background background,
      InstantSource clock,
      Duration lease,
      ClassLoader loader) {
    this.unit = unit;
    this.source = source;
    this.table = new OutboxTable(source);
    this.background = background;
    this.clock = clock;
    this.lease = lease;
    this.entities = new EntityText(loader);
  }

  /**
   * Looks whether it can be used, before anything relies on it. A database that does not answer now
   * is no reason to stop: nor does the application get far without it.
   *
   * @param create whether to create the table where it is missing
   */
  public void check(boolean create, Problems problems) {
    if (source.find() == null) {
      problems.add(
          Codes.OUTBOX_UNUSABLE,
          "isr.outbox",
          "needs the data source '"
              + source.name()
              + "' of the persistence unit '"
              + unit
              + "', which is not bound, define it on the server");
      return;
    }
    try {
      if (table.exists()) {
        return;
      }
      if (create) {
        table.create();
      } else {
        problems.add(
            Codes.OUTBOX_UNUSABLE,
            "isr.outbox",
            "needs the table ISR_OUTBOX in the database of the persistence unit '"
                + unit
                + "', which is missing or looks different, create it as the guide says, or set"
                + " isr.outbox.create=true");
      }
    } catch (SQLException e) {
      created(problems, e);
    }
  }

  /** Another node may have been quicker. */
  private void created(Problems problems, SQLException failure) {
    try {
      if (!table.exists()) {
        LOG.log(Level.DEBUG, "the table of the outbox cannot be created", failure);
        problems.add(
            Codes.OUTBOX_UNUSABLE,
            "isr.outbox.create",
            "cannot create the table ISR_OUTBOX in the database of the persistence unit '"
                + unit
                + "' (SQL state "
                + failure.getSQLState()
                + "), create it as the guide says");
      }
    } catch (SQLException e) {
      LOG.log(
          Level.WARNING,
          Codes.OUTBOX_FAILED
              + ": the database of the persistence unit '"
              + unit
              + "' does not answer, so nobody has looked whether it has the table ISR_OUTBOX",
          e);
    }
  }

  @Override
  public boolean write(String transaction, Set<Tag> tags, Set<EntityRef> changed) {
    try {
      table.write(transaction, due(), DebtText.write(tags, changed));
      return true;
    } catch (SQLException e) {
      throw new IllegalStateException("the outbox takes no more", e);
    }
  }

  private long due() {
    return clock.instant().plus(lease).toEpochMilli();
  }

  @Override
  public void delivered(String transaction) {
    background.execute(() -> forget(transaction));
  }

  private void forget(String transaction) {
    try {
      table.delete(transaction);
    } catch (SQLException e) {
      // It is raised once more, and forgotten then.
      LOG.log(Level.DEBUG, "a row of the outbox is left", e);
    }
  }

  /** Raises what is late, now and every half lease from now on. */
  public void watch(Raises raises) {
    background.execute(() -> look(raises));
  }

  private void look(Raises raises) {
    deliver(raises);
    background.schedule(() -> look(raises), lease.dividedBy(2));
  }

  private void deliver(Raises raises) {
    // What was raised and is not recorded is tried again anyway, and would only pile up.
    if (raises.waiting() > 0) {
      return;
    }
    try {
      for (Late late : table.late(clock.instant().toEpochMilli(), AT_ONCE)) {
        if (table.take(late, due()) && !raise(late, raises)) {
          return;
        }
      }
    } catch (SQLException | RuntimeException e) {
      LOG.log(
          Level.WARNING,
          Codes.OUTBOX_FAILED + ": the outbox could not be read, it is tried again",
          e);
    }
  }

  /** Whether the raise is recorded; else it stays, and the node that raises it may be lost, too. */
  private boolean raise(Late late, Raises raises) throws SQLException {
    Debt debt = DebtText.read(late.transaction(), table.debt(late.transaction()), entities);
    if (debt.tags().isEmpty()) {
      // Whoever wrote it has forgotten it in this moment.
      return true;
    }
    LOG.log(
        Level.INFO,
        Codes.OUTBOX_DELIVERED
            + ": "
            + debt.tags().size()
            + " tags of a transaction whose node did not raise them are raised");
    if (raises.raise(debt.tags(), false, debt.entities(), LOST) == null) {
      return false;
    }
    table.delete(late.transaction());
    return true;
  }
}
