package org.freshet.isr.persistence.template;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of a class: its field, or its getter where no field has that name. Fields come
 * first because reading one runs no code, neither the application's nor a provider's.
 */
public final class AttributeAccess {

  private final AccessibleObject member;

  private AttributeAccess(AccessibleObject member) {
    this.member = member;
  }

  /** The attribute of that name; empty if the class has none. */
  public static Optional<AttributeAccess> of(Class<?> type, String name) {
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(name) && !Modifier.isStatic(field.getModifiers())) {
          return Optional.of(new AttributeAccess(field));
        }
      }
    }
    return getter(type, name);
  }

  /** The getter of that name; empty if the class has none. */
  static Optional<AttributeAccess> getter(Class<?> type, String name) {
    String suffix = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (isGetter(method)
            && (method.getName().equals("get" + suffix)
                || method.getName().equals("is" + suffix)
                || c.isRecord() && method.getName().equals(name))) {
          return Optional.of(new AttributeAccess(method));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isGetter(Method method) {
    return method.getParameterCount() == 0
        && method.getReturnType() != void.class
        && !method.isSynthetic()
        && !Modifier.isStatic(method.getModifiers());
  }

  /** Field or getter. */
  Member member() {
    return (Member) member;
  }

  /** Its declared type. */
  public Type type() {
    return member instanceof Field field
        ? field.getGenericType()
        : ((Method) member).getGenericReturnType();
  }

  /** Its value in an object of the class. */
  public @Nullable Object get(Object owner) {
    member.setAccessible(true);
    try {
      return member instanceof Field field ? field.get(owner) : ((Method) member).invoke(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot read " + member, e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + member, e.getCause());
    }
  }
}
