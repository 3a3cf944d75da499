package org.freshet.isr.call.codec;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value that was written and read back is the value that it was, in everything that a
 * caller could look at: the text of a value may leave out what nobody has told it of, a subclass,
 * the order of a set, a field without a getter. In doubt it is not.
 *
 * <p>Objects of the application are compared field by field, whatever their {@code equals} says;
 * fields that are {@code transient} are not looked at. Lists, sets and maps of the platform may be
 * of another kind, if they hold the same in the same order wherever there is one.
 */
final class SameValue {

  private static final ClassValue<Field[]> FIELDS =
      new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
          return Stream.<Class<?>>iterate(type, c -> c != null, Class::getSuperclass)
              .flatMap(c -> Arrays.stream(c.getDeclaredFields()))
              .filter(field -> (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0)
              .peek(field -> field.setAccessible(true))
              .toArray(Field[]::new);
        }
      };

  private SameValue() {}

  static boolean isSame(@Nullable Object one, @Nullable Object other) {
    if (one == other) {
      return true;
    }
    if (one == null || other == null) {
      return false;
    }
    if (one.getClass().isArray()) {
      return one.getClass() == other.getClass() && sameArrays(one, other);
    }
    boolean ofPlatform = isOfPlatform(one.getClass()) && isOfPlatform(other.getClass());
    if (ofPlatform && one instanceof Collection<?> some) {
      return other instanceof Collection<?> others && sameCollections(some, others);
    }
    if (ofPlatform && one instanceof Map<?, ?> some) {
      return other instanceof Map<?, ?> others && sameMaps(some, others);
    }
    if (one instanceof Optional<?> some) {
      return other instanceof Optional<?> others && isSame(some.orElse(null), others.orElse(null));
    }
    if (ofPlatform || one instanceof Enum<?>) {
      return one.equals(other);
    }
    return one.getClass() == other.getClass() && sameFields(one, other);
  }

  /** Classes that the class loader of the platform, or that above it, has. */
  private static boolean isOfPlatform(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  private static boolean sameArrays(Object one, Object other) {
    int length = Array.getLength(one);
    if (length != Array.getLength(other)) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      // Numbers are boxed anew each time.
      if (!isSame(Array.get(one, i), Array.get(other, i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameCollections(Collection<?> one, Collection<?> other) {
    if (one.size() != other.size()) {
      return false;
    }
    if (one instanceof List<?> && other instanceof List<?>) {
      return sameInOrder(one, other);
    }
    if (!(one instanceof Set<?> && other instanceof Set<?>)
        || one instanceof SortedSet<?> sorted && sorted.comparator() != null) {
      return false;
    }
    return hasNoOrder(one) ? sameInAnyOrder((Set<?>) one, (Set<?>) other) : sameInOrder(one, other);
  }

  private static boolean sameInOrder(Collection<?> one, Collection<?> other) {
    Iterator<?> others = other.iterator();
    for (Object element : one) {
      if (!others.hasNext() || !isSame(element, others.next())) {
        return false;
      }
    }
    return !others.hasNext();
  }

  private static boolean sameInAnyOrder(Set<?> one, Set<?> other) {
    for (Object element : one) {
      if (!other.contains(element)
          || other.stream().noneMatch(candidate -> isSame(element, candidate))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameMaps(Map<?, ?> one, Map<?, ?> other) {
    if (one.size() != other.size()
        || one instanceof SortedMap<?, ?> sorted && sorted.comparator() != null) {
      return false;
    }
    for (Map.Entry<?, ?> entry : one.entrySet()) {
      if (!other.containsKey(entry.getKey())
          || !isSame(entry.getValue(), other.get(entry.getKey()))) {
        return false;
      }
    }
    return hasNoOrder(one) || sameInOrder(one.keySet(), other.keySet());
  }

  /** Others may have one, if only by what they wrap. */
  private static boolean hasNoOrder(Object container) {
    Class<?> type = container.getClass();
    return type == HashSet.class
        || type == HashMap.class
        || type == ConcurrentHashMap.class
        || type.getName().startsWith("java.util.ImmutableCollections");
  }

  private static boolean sameFields(Object one, Object other) {
    try {
      for (Field field : FIELDS.get(one.getClass())) {
        if (!isSame(field.get(one), field.get(other))) {
          return false;
        }
      }
      return true;
    } catch (InaccessibleObjectException | IllegalAccessException e) {
      return false;
    }
  }
}
