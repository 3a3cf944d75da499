package org.freshet.isr.persistence.unit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A persistence unit as its descriptor declares it.
 *
 * @param name its name
 * @param resourceLocal whether its transactions are declared not to be those of JTA
 * @param listeners what its mapping files attach to its entities
 */
public record DeclaredUnit(String name, boolean resourceLocal, List<Listener> listeners) {

  /** What both declarations of one unit say: that of another class loader may see other files. */
  DeclaredUnit or(DeclaredUnit other) {
    List<Listener> both = new ArrayList<>(listeners);
    both.addAll(other.listeners);
    return new DeclaredUnit(
        name, resourceLocal && other.resourceLocal, both.stream().distinct().toList());
  }

  /** Whether a mapping file attaches a listener to an entity class. */
  public boolean attaches(Class<?> listener, Class<?> entityClass) {
    return listeners.stream()
        .filter(each -> each.type().equals(listener.getName()))
        .anyMatch(each -> each.entity() == null || each.entity().equals(entityClass.getName()));
  }

  /**
   * An entity listener of a mapping file.
   *
   * @param type the name of its class
   * @param entity the name of the class it is attached to, null if to all entities of the unit
   */
  public record Listener(String type, @Nullable String entity) {}
}
