package org.freshet.isr.persistence;

import jakarta.persistence.Entity;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.freshet.isr.api.TaggedEntity;
import org.freshet.isr.config.Problems;
import org.freshet.isr.persistence.template.EntityTemplates;
import org.freshet.isr.persistence.unit.PersistenceUnits;

/**
 * Checks the templates of tagged entities against their classes: while the application is deployed,
 * when no persistence unit has been opened yet, those that CDI has met and those that a descriptor
 * lists; when it starts, those that only their provider has found. What only a unit can tell is
 * left to {@link AttachmentCheck}.
 */
public final class TemplateCheck {

  private final PersistenceUnits units;
  private final Problems problems;

  /**
   * A check of some units.
   *
   * @param problems is told what is wrong
   */
  public TemplateCheck(PersistenceUnits units, Problems problems) {
    this.units = units;
    this.problems = problems;
  }

  /**
   * Checks what is known before units are opened, each class once.
   *
   * @param met the classes that CDI has met
   * @param loader finds the classes that descriptors list
   */
  public void run(Collection<Class<?>> met, ClassLoader loader) {
    Set<Class<?>> types = new LinkedHashSet<>(met);
    units.declared().stream()
        .flatMap(unit -> unit.classes().stream())
        .forEach(name -> load(name, loader, types));
    types.forEach(this::check);
  }

  /** Checks the entities of the units that are known now. */
  public void runKnown() {
    units.known().keySet().stream().flatMap(unit -> unit.entities().stream()).forEach(this::check);
  }

  private static void load(String name, ClassLoader loader, Set<Class<?>> types) {
    try {
      types.add(Class.forName(name, false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      // A unit of another module, or one that its provider will refuse better than we could.
    }
  }

  private void check(Class<?> type) {
    try {
      // A mapped superclass may name what its entities have.
      if (type.isAnnotationPresent(TaggedEntity.class) && type.isAnnotationPresent(Entity.class)) {
        EntityTemplates.of(type, problems);
      }
    } catch (LinkageError e) {
      // It names a class that is not there: its provider will tell.
    }
  }
}
