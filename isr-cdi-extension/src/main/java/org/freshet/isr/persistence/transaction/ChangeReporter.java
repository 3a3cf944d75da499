package org.freshet.isr.persistence.transaction;

import jakarta.enterprise.inject.spi.CDI;
import java.util.Set;
import java.util.function.Supplier;
import org.freshet.isr.api.EntityChanged;
import org.freshet.isr.api.EntityChanged.Change;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Codes;
import org.freshet.isr.persistence.template.EntityTemplates;
import org.jspecify.annotations.Nullable;

/**
 * The way from a provider's callback to {@link TransactionChanges}, on which nothing may fail:
 * where the tags of an entity cannot be told, those that stand for its whole class are raised
 * instead.
 *
 * <p>Providers make their listeners before CDI starts, so the receiver is looked up at the first
 * change. Thread-safe.
 */
public final class ChangeReporter {

  private final Supplier<TransactionChanges> lookup;
  private final Failures unreceived = new Failures();
  private volatile @Nullable TransactionChanges receiver;

  /** Reports to the bean of the application. */
  public ChangeReporter() {
    this(() -> CDI.current().select(TransactionChanges.class).get());
  }

  /**
   * Reports to a receiver of one's own.
   *
   * @param lookup finds it; throws where there is none
   */
  public ChangeReporter(Supplier<TransactionChanges> lookup) {
    this.lookup = lookup;
  }

  /**
   * Reports a change.
   *
   * @param id tells the identifier of the entity, null if it cannot
   * @param tags tells the tags before and after
   * @param outside the name of the unit if its transactions are not those of JTA, else null
   */
  public void report(
      EntityTemplates templates,
      Change change,
      Supplier<@Nullable Object> id,
      Supplier<Set<Tag>> tags,
      @Nullable String outside) {
    TransactionChanges to = receiver();
    if (to == null) {
      return;
    }
    EntityChanged event = event(templates, change, id, tags, to.survived());
    if (event.tags().isEmpty()) {
      return;
    }
    if (outside == null) {
      to.changed(event, templates.whole());
    } else {
      to.changedOutside(event, templates.whole(), outside);
    }
  }

  /** Notes a failure that left nothing to report. */
  public void failed(Class<?> type, Throwable cause) {
    TransactionChanges to = receiver;
    (to == null ? unreceived : to.survived())
        .note(Codes.ENTITY_TAGS, "a change of " + type.getName() + " could not be told", cause);
  }

  private static EntityChanged event(
      EntityTemplates templates,
      Change change,
      Supplier<@Nullable Object> id,
      Supplier<Set<Tag>> tags,
      Failures failures) {
    Class<?> type = templates.entityClass();
    try {
      return new EntityChanged(type, id.get(), change, Set.copyOf(tags.get()));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      failures.note(
          Codes.ENTITY_TAGS,
          "tags of " + type.getName() + " unknown, its namespaces are raised",
          e);
      return new EntityChanged(type, null, change, templates.whole());
    }
  }

  private @Nullable TransactionChanges receiver() {
    TransactionChanges found = receiver;
    if (found == null) {
      try {
        found = lookup.get();
        receiver = found;
      } catch (RuntimeException | LinkageError e) {
        unreceived.note(Codes.NO_RECEIVER, "nothing receives the changes of tagged entities", e);
      }
    }
    return found;
  }
}
