package org.freshet.isr.persistence.loaded;

import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.persistence.template.EntityState;
import org.freshet.isr.persistence.template.EntityTemplates;
import org.freshet.isr.persistence.template.LoadedValues;
import org.freshet.isr.persistence.transaction.Failures;
import org.freshet.isr.produce.Production;

/** Adds the tags of loaded entities to what is being produced. Thread-safe; never fails. */
public final class LoadedEntities {

  private final IsrSettings.Loaded settings;
  private final Failures failures = new Failures();

  /** Adds tags if the settings say so. */
  public LoadedEntities(IsrSettings.Loaded settings) {
    this.settings = settings;
  }

  /** Whether anybody wants to know what is loaded. */
  public boolean isWanted() {
    return settings.addTags();
  }

  void add(Production production, EntityTemplates templates, EntityState now, LoadedValues values) {
    production.addLoaded(tags(templates, now, values), settings.most());
  }

  private Set<Tag> tags(EntityTemplates templates, EntityState now, LoadedValues values) {
    try {
      return templates.dependency(now, values);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      failures.note(
          Codes.LOADED_TAGS,
          "tags of a loaded "
              + templates.entityClass().getName()
              + " unknown, the response is renewed with any of its kind",
          e);
      return templates.any();
    }
  }
}
