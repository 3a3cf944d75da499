package org.freshet.isr.persistence;

import jakarta.persistence.EntityListeners;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.ExcludeDefaultListeners;
import jakarta.persistence.ExcludeSuperclassListeners;
import jakarta.persistence.metamodel.ManagedType;
import java.util.List;
import java.util.Map;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.Problems;
import org.freshet.isr.persistence.hibernate.HibernateFactories;
import org.freshet.isr.persistence.template.AttributeAccess;
import org.freshet.isr.persistence.template.EntityTemplate;
import org.freshet.isr.persistence.template.EntityTemplates;
import org.freshet.isr.persistence.unit.PersistenceUnits;
import org.freshet.isr.persistence.unit.PersistenceUnits.Unit;

/**
 * Tells at start what would otherwise be noticed as pages that are never renewed: tagged entities
 * without a listener, templates that name what the unit does not map.
 */
public final class AttachmentCheck {

  private final PersistenceUnits units;
  private final Problems problems;

  /**
   * A check of the units that are known now.
   *
   * @param problems is told what is wrong
   */
  public AttachmentCheck(PersistenceUnits units, Problems problems) {
    this.units = units;
    this.problems = problems;
  }

  /** Checks each tagged entity of each known unit. */
  public void run() {
    Map<Unit, EntityManagerFactory> known = units.known();
    known.values().stream()
        .flatMap(factory -> units.tagged(factory).stream())
        .map(tagged -> tagged.entityClass().getClassLoader())
        .filter(loader -> loader != null)
        .distinct()
        .forEach(loader -> units.declare(loader, problems));
    known.forEach((unit, factory) -> check(unit.name(), factory));
  }

  private void check(String unit, EntityManagerFactory factory) {
    for (EntityTemplates tagged : units.tagged(factory)) {
      Class<?> type = tagged.entityClass();
      String where = "@TaggedEntity on " + type.getName();
      EntityTemplates.of(type, problems);
      for (EntityTemplate template : tagged.templates()) {
        for (List<String> path : template.paths()) {
          checkMapped(factory.getMetamodel().managedType(type), path.get(0), template, where);
        }
      }
      if (!isAttached(unit, type)) {
        problems.add(
            Codes.NOT_ATTACHED,
            where,
            "persistence unit '"
                + unit
                + "' attaches no listener to it, so that its changes renew nothing; must name"
                + " <mapping-file>META-INF/isr-orm.xml</mapping-file> in persistence.xml, or the"
                + " entity @EntityListeners(IsrEntityListener.class)");
      }
    }
  }

  private void checkMapped(
      ManagedType<?> type, String name, EntityTemplate template, String where) {
    boolean mapped =
        type.getAttributes().stream().anyMatch(attribute -> attribute.getName().equals(name));
    if (!mapped && AttributeAccess.of(type.getJavaType(), name).isPresent()) {
      problems.add(
          Codes.ENTITY_TEMPLATE,
          where,
          "template '"
              + template
              + "' names attribute '"
              + name
              + "' of "
              + type.getJavaType().getSimpleName()
              + ", which is not persistent");
    }
  }

  private boolean isAttached(String unit, Class<?> type) {
    return HibernateFactories.watch(type) || isAnnotated(type) || isMapped(unit, type);
  }

  private boolean isMapped(String unit, Class<?> type) {
    return !type.isAnnotationPresent(ExcludeDefaultListeners.class)
        && units.declared().stream()
            .filter(declared -> declared.name().equals(unit) || unit.isEmpty())
            .anyMatch(declared -> declared.attaches(IsrEntityListener.class, type));
  }

  private static boolean isAnnotated(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      EntityListeners listeners = c.getDeclaredAnnotation(EntityListeners.class);
      if (listeners != null && List.of(listeners.value()).contains(IsrEntityListener.class)) {
        return true;
      }
      if (c.isAnnotationPresent(ExcludeSuperclassListeners.class)) {
        return false;
      }
    }
    return false;
  }
}
