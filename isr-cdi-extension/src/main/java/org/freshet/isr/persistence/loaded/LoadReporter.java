package org.freshet.isr.persistence.loaded;

import jakarta.enterprise.inject.spi.CDI;
import java.util.function.Supplier;
import org.freshet.isr.config.Codes;
import org.freshet.isr.persistence.template.EntityState;
import org.freshet.isr.persistence.template.EntityTemplates;
import org.freshet.isr.persistence.template.LoadedValues;
import org.freshet.isr.persistence.transaction.Failures;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.Production;
import org.jspecify.annotations.Nullable;

/**
 * The way from a provider's callback to {@link LoadedEntities}, looked up at the first entity that
 * is loaded for a response, since providers make their listeners before CDI starts. Where nothing
 * is being produced it costs the look at a thread's variable. Thread-safe; never fails.
 */
public final class LoadReporter {

  private final Supplier<LoadedEntities> lookup;
  private final Failures failures = new Failures();
  private volatile @Nullable LoadedEntities receiver;

  /** Reports to the bean of the application. */
  public LoadReporter() {
    this(() -> CDI.current().select(LoadedEntities.class).get());
  }

  /**
   * Reports to a receiver of one's own.
   *
   * @param lookup finds it; throws where there is none
   */
  public LoadReporter(Supplier<LoadedEntities> lookup) {
    this.lookup = lookup;
  }

  /** Whether the current thread produces something that wants to know what is loaded. */
  public boolean isWanted() {
    LoadedEntities known = receiver;
    if (known != null && !known.isWanted()) {
      return false;
    }
    return CurrentProduction.get() != null && isWanted(known);
  }

  /** An entity was loaded. */
  public void loaded(EntityTemplates templates, EntityState now, LoadedValues values) {
    Production production = CurrentProduction.get();
    LoadedEntities to = receiver;
    if (production != null && to != null && to.isWanted()) {
      to.add(production, templates, now, values);
    }
  }

  /** An entity was loaded, and nobody can tell which: what is being produced must not be kept. */
  public void failed(Throwable cause) {
    Production production = CurrentProduction.get();
    if (production != null) {
      failures.note(Codes.LOADED_TAGS, "an entity loaded for a response could not be told", cause);
      production.refuse("loaded entities unknown");
    }
  }

  private boolean isWanted(@Nullable LoadedEntities known) {
    LoadedEntities found = known;
    if (found == null) {
      try {
        found = lookup.get();
        receiver = found;
      } catch (RuntimeException | LinkageError e) {
        failed(e);
        return false;
      }
    }
    return found.isWanted();
  }
}
