package org.freshet.isr.persistence;

import java.util.ArrayList;
import java.util.List;

/**
 * A persistence unit as its descriptor declares it.
 *
 * @param name its name
 * @param resourceLocal whether its transactions are declared not to be those of JTA
 * @param hasListener whether a mapping file of the unit attaches {@link IsrEntityListener} to all
 *     its entities
 * @param listened the classes to which a mapping file of the unit attaches it one by one
 */
record DeclaredUnit(
    String name, boolean resourceLocal, boolean hasListener, List<String> listened) {

  /** What both declarations of one unit say: that of another class loader may see other files. */
  DeclaredUnit or(DeclaredUnit other) {
    List<String> both = new ArrayList<>(listened);
    both.addAll(other.listened);
    return new DeclaredUnit(
        name,
        resourceLocal && other.resourceLocal,
        hasListener || other.hasListener,
        both.stream().distinct().toList());
  }

  boolean attaches(Class<?> entityClass) {
    return hasListener || listened.contains(entityClass.getName());
  }
}
