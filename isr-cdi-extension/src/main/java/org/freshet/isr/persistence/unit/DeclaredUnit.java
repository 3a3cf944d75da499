package org.freshet.isr.persistence.unit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A persistence unit as its descriptor declares it.
 *
 * @param name its name
 * @param resourceLocal whether its transactions are declared not to be those of JTA
 * @param dataSource the name of the data source of its JTA transactions, null for the server's
 *     default
 * @param listeners what its mapping files attach to its entities
 * @param classes the names of the classes that the descriptor lists; a unit may have more
 */
public record DeclaredUnit(
    String name,
    boolean resourceLocal,
    @Nullable String dataSource,
    List<Listener> listeners,
    List<String> classes) {

  /** What both declarations of one unit say: that of another class loader may see other files. */
  DeclaredUnit or(DeclaredUnit other) {
    return new DeclaredUnit(
        name,
        resourceLocal && other.resourceLocal,
        dataSource == null ? other.dataSource : dataSource,
        both(listeners, other.listeners),
        both(classes, other.classes));
  }

  private static <T> List<T> both(List<T> one, List<T> other) {
    List<T> both = new ArrayList<>(one);
    both.addAll(other);
    return both.stream().distinct().toList();
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
