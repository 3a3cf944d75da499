package org.freshet.isr.persistence;

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

  boolean attaches(Class<?> entityClass) {
    return hasListener || listened.contains(entityClass.getName());
  }
}
