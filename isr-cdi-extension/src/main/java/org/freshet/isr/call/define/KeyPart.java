package org.freshet.isr.call.define;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of one type into a key, so that two are written alike exactly if they are equal.
 * Each text stands behind its length, and each sequence behind its size: no value can look like the
 * end of another. Thread-safe.
 */
@FunctionalInterface
interface KeyPart {

  /** Appends a value; null is written too. */
  void write(@Nullable Object value, StringBuilder out);

  /** The part for a type, null if the type has no canonical text. */
  static @Nullable KeyPart of(Type type) {
    return of(type, Set.of());
  }

  private static @Nullable KeyPart of(Type type, Set<Class<?>> around) {
    if (type instanceof GenericArrayType array) {
      return sequence(of(array.getGenericComponentType(), around));
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      return generic(raw, generic.getActualTypeArguments(), around);
    }
    if (!(type instanceof Class<?> known)) {
      return null;
    }
    if (known.isArray()) {
      return sequence(of(known.getComponentType(), around));
    }
    if (known.isRecord()) {
      return record(known, around);
    }
    return isScalar(known) ? KeyPart::scalar : null;
  }

  private static @Nullable KeyPart generic(Class<?> raw, Type[] of, Set<Class<?>> around) {
    if (raw == List.class || raw == Collection.class) {
      return sequence(of(of[0], around));
    }
    if (raw == Set.class) {
      return set(of(of[0], around));
    }
    return raw == Optional.class ? optional(of(of[0], around)) : null;
  }

  private static boolean isScalar(Class<?> type) {
    return type.isPrimitive()
        || type.isEnum()
        || type == String.class
        || type == Boolean.class
        || type == Character.class
        || Number.class.isAssignableFrom(type)
            && type.getPackageName().equals("java.lang")
            && type != Number.class
        || type == BigDecimal.class
        || type == BigInteger.class
        || type == UUID.class
        || type == Locale.class
        || type == URI.class
        || type == ZoneId.class
        || type.getPackageName().equals("java.time")
            && java.lang.reflect.Modifier.isFinal(type.getModifiers());
  }

  private static void scalar(@Nullable Object value, StringBuilder out) {
    if (value == null) {
      out.append('-');
      return;
    }
    String text = value instanceof Enum<?> constant ? constant.name() : value.toString();
    out.append(text.length()).append(':').append(text);
  }

  private static @Nullable KeyPart sequence(@Nullable KeyPart element) {
    return element == null ? null : (value, out) -> all(texts(element, value), out);
  }

  private static @Nullable KeyPart set(@Nullable KeyPart element) {
    if (element == null) {
      return null;
    }
    return (value, out) -> {
      List<String> texts = texts(element, value);
      if (texts != null) {
        texts.sort(null);
      }
      all(texts, out);
    };
  }

  private static @Nullable List<String> texts(KeyPart element, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    if (value instanceof Collection<?> all) {
      all.forEach(each -> texts.add(text(element, each)));
    } else {
      for (int i = 0; i < Array.getLength(value); i++) {
        texts.add(text(element, Array.get(value, i)));
      }
    }
    return texts;
  }

  private static String text(KeyPart element, @Nullable Object value) {
    StringBuilder out = new StringBuilder();
    element.write(value, out);
    return out.toString();
  }

  private static void all(@Nullable List<String> texts, StringBuilder out) {
    if (texts == null) {
      out.append('-');
      return;
    }
    out.append(texts.size()).append('[');
    texts.forEach(out::append);
  }

  private static @Nullable KeyPart optional(@Nullable KeyPart content) {
    if (content == null) {
      return null;
    }
    return (value, out) -> {
      if (value instanceof Optional<?> optional && optional.isPresent()) {
        out.append('+');
        content.write(optional.get(), out);
      } else {
        out.append(value == null ? '-' : '0');
      }
    };
  }

  /** A record that contains itself has no end that could be known here. */
  private static @Nullable KeyPart record(Class<?> type, Set<Class<?>> around) {
    if (around.contains(type)) {
      return null;
    }
    Set<Class<?>> within = new java.util.HashSet<>(around);
    within.add(type);
    List<KeyPart> parts = new ArrayList<>();
    RecordComponent[] components = type.getRecordComponents();
    for (RecordComponent component : components) {
      KeyPart part = of(component.getGenericType(), within);
      if (part == null || !component.getAccessor().trySetAccessible()) {
        return null;
      }
      parts.add(part);
    }
    return (value, out) -> {
      out.append(value == null ? '-' : '(');
      for (int i = 0; value != null && i < components.length; i++) {
        parts.get(i).write(read(components[i], value), out);
      }
    };
  }

  private static @Nullable Object read(RecordComponent component, Object value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("cannot read " + component.getName(), e);
    }
  }
}
