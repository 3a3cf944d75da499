package org.freshet.isr.persistence.template;

import org.jspecify.annotations.Nullable;

/** Reads attributes of entities and embeddables from memory; never makes a provider load one. */
public interface LoadedValues {

  /** Stands for a value that is not in memory. */
  Object UNKNOWN =
      new Object() {
        @Override
        public String toString() {
          return "unknown";
        }
      };

  /**
   * The value of an attribute.
   *
   * @return {@link #UNKNOWN} if it is not in memory; a {@link KnownId} if no more than the
   *     identifier of the entity it refers to is
   */
  @Nullable Object read(Object owner, String attribute);

  /**
   * An entity of which only the identifier is in memory.
   *
   * @param attribute the name of its identifier attribute, null if that is not known
   * @param id its identifier
   */
  record KnownId(@Nullable String attribute, Object id) {

    /** The value of an attribute of the entity. */
    public Object read(String name) {
      return name.equals(attribute) ? id : UNKNOWN;
    }
  }
}
