package org.freshet.essentials.paging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The order of rows by keys that a method names. */
final class KeyOrder {

  private KeyOrder() {}

  static <T> Comparator<T> comparator(List<String> order, Map<String, Function<T, ?>> keys) {
    Function<T, List<@Nullable Object>> values = values(order, keys);
    return Comparator.comparing(values, ofValues(order));
  }

  /** What a row is ordered by. */
  static <T> Function<T, List<@Nullable Object>> values(
      List<String> order, Map<String, Function<T, ?>> keys) {
    List<Function<T, ?>> readers = new ArrayList<>();
    for (String signed : order) {
      Function<T, ?> reader = keys.get(SortNames.name(signed));
      if (reader == null) {
        throw new IllegalArgumentException(
            "the order " + order + " names what is not among the keys " + keys.keySet());
      }
      readers.add(reader);
    }
    return row -> {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < readers.size(); i++) {
        String name = order.get(i);
        values.add(
            Objects.requireNonNull(
                readers.get(i).apply(row), () -> "a row has no value for the key " + name));
      }
      return values;
    };
  }

  static List<Class<?>> types(List<@Nullable Object> values) {
    List<Class<?>> types = new ArrayList<>();
    for (Object value : values) {
      types.add(
          value instanceof Enum<?> constant
              ? constant.getDeclaringClass()
              : Objects.requireNonNull(value).getClass());
    }
    return types;
  }

  @SuppressWarnings("unchecked")
  static Comparator<List<@Nullable Object>> ofValues(List<String> order) {
    return (left, right) -> {
      for (int i = 0; i < order.size(); i++) {
        int difference =
            ((Comparable<Object>) Objects.requireNonNull(left.get(i)))
                .compareTo(Objects.requireNonNull(right.get(i)));
        if (difference != 0) {
          return SortNames.isDescending(order.get(i)) ? -difference : difference;
        }
      }
      return 0;
    };
  }
}
