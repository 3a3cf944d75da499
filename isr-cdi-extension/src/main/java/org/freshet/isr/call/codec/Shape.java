package org.freshet.isr.call.codec;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * A digest of what a type looks like: the fields of its classes and what is annotated on them, at
 * any depth. Two versions of an application whose types look different share no values of them, so
 * that what is missing in the other's data is never taken for null.
 */
final class Shape {

  private final Set<Class<?>> seen = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  private Shape() {}

  static String of(Type type, String codec) {
    Shape shape = new Shape();
    shape.text.append(codec).append('\n');
    shape.add(type);
    return digest(shape.text.toString());
  }

  static Type boxed(Type type) {
    return type instanceof Class<?> known && known.isPrimitive()
        ? Array.get(Array.newInstance(known, 1), 0).getClass()
        : type;
  }

  /** Whether a type says of which types its parts are. */
  static boolean isComplete(Type type) {
    if (type instanceof ParameterizedType generic) {
      return Arrays.stream(generic.getActualTypeArguments()).allMatch(Shape::isComplete);
    }
    if (type instanceof GenericArrayType array) {
      return isComplete(array.getGenericComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return Arrays.stream(wildcard.getUpperBounds()).allMatch(Shape::isComplete);
    }
    return !(type instanceof TypeVariable<?>);
  }

  private void add(Type type) {
    text.append(type.getTypeName()).append(';');
    if (type instanceof Class<?> known) {
      addClass(known.isArray() ? elementOf(known) : known);
    } else if (type instanceof ParameterizedType generic) {
      add(generic.getRawType());
      Arrays.stream(generic.getActualTypeArguments()).forEach(this::add);
    } else if (type instanceof GenericArrayType array) {
      add(array.getGenericComponentType());
    } else if (type instanceof WildcardType wildcard) {
      Arrays.stream(wildcard.getUpperBounds()).forEach(this::add);
    }
  }

  private static Class<?> elementOf(Class<?> array) {
    Class<?> element = array;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element;
  }

  private void addClass(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null || loader == ClassLoader.getPlatformClassLoader() || !seen.add(type)) {
      return;
    }
    text.append(annotations(type)).append('{');
    Set<String> members = new TreeSet<>();
    for (Method method : type.getDeclaredMethods()) {
      if (!method.isSynthetic() && method.getAnnotations().length > 0) {
        members.add(method.getName() + annotations(method));
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      members.add(
          annotations(constructor)
              + Arrays.deepToString(constructor.getParameterAnnotations())
              + Arrays.toString(constructor.getParameterTypes()));
    }
    text.append(members);
    fields(type);
    if (type.getPermittedSubclasses() != null) {
      Arrays.stream(type.getPermittedSubclasses()).forEach(this::add);
    }
    if (type.getGenericSuperclass() != null) {
      add(type.getGenericSuperclass());
    }
    text.append('}');
  }

  private void fields(Class<?> type) {
    Set<Field> byName = new TreeSet<>(java.util.Comparator.comparing(Field::getName));
    for (Field field : type.getDeclaredFields()) {
      boolean counts = !Modifier.isStatic(field.getModifiers()) || field.isEnumConstant();
      if (counts && !field.isSynthetic()) {
        byName.add(field);
      }
    }
    for (Field field : byName) {
      text.append(field.getName()).append(annotations(field)).append(':');
      add(field.getGenericType());
    }
  }

  private static String annotations(AnnotatedElement element) {
    Set<String> sorted = new TreeSet<>();
    for (Annotation annotation : element.getDeclaredAnnotations()) {
      sorted.add(annotation.toString());
    }
    return sorted.toString();
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
