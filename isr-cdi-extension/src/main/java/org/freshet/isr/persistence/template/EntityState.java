package org.freshet.isr.persistence.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is in memory of an entity as it was at one moment: before a change, or after it. */
@FunctionalInterface
public interface EntityState {

  /** More elements than this in one collection count as unknown: a namespace is cheaper. */
  int MAX_ELEMENTS = 256;

  /** The value of an attribute at that moment, as {@link LoadedValues#read} tells it. */
  @Nullable Object read(String attribute);

  /** The state of an entity as it is now. */
  static EntityState now(Object entity, LoadedValues values) {
    return attribute -> values.read(entity, attribute);
  }

  /**
   * The values at the end of a path: none for a null in it, several where it leads through a
   * collection, empty if one of them is not in memory.
   */
  default Optional<List<Object>> follow(List<String> path, LoadedValues values) {
    List<Object> found = new ArrayList<>();
    boolean known = collect(read(path.get(0)), path, 1, values, found);
    return known ? Optional.of(found) : Optional.empty();
  }

  private static boolean collect(
      @Nullable Object value, List<String> path, int at, LoadedValues values, List<Object> found) {
    if (value == null) {
      return true;
    }
    if (value == LoadedValues.UNKNOWN) {
      return false;
    }
    if (value instanceof Map<?, ?> map) {
      return collectAll(map.values(), path, at, values, found);
    }
    if (value instanceof Collection<?> elements) {
      return collectAll(elements, path, at, values, found);
    }
    if (at == path.size()) {
      found.add(value);
      return !(value instanceof LoadedValues.KnownId);
    }
    String attribute = path.get(at);
    Object next =
        value instanceof LoadedValues.KnownId reference
            ? reference.read(attribute)
            : values.read(value, attribute);
    return collect(next, path, at + 1, values, found);
  }

  private static boolean collectAll(
      Collection<?> elements, List<String> path, int at, LoadedValues values, List<Object> found) {
    if (elements.size() > MAX_ELEMENTS) {
      return false;
    }
    for (Object element : elements) {
      if (!collect(element, path, at, values, found)) {
        return false;
      }
    }
    return true;
  }
}
