package org.freshet.essentials.crud;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.freshet.essentials.problem.violation.JsonMember;

/** The members that JSON for a class may have: those of its fields and of its setters. */
final class FormMembers {

  private static final Set<String> LEFT_OUT =
      Set.of(
          "jakarta.json.bind.annotation.JsonbTransient",
          "com.fasterxml.jackson.annotation.JsonIgnore");

  /** Found once for each class, for as long as the class is there. */
  private static final ClassValue<Map<String, JsonMember>> KNOWN =
      new ClassValue<>() {
        @Override
        protected Map<String, JsonMember> computeValue(Class<?> type) {
          return read(type);
        }
      };

  private FormMembers() {}

  /** By their {@link #plain} names. */
  static Map<String, JsonMember> of(Class<?> type) {
    return KNOWN.get(type);
  }

  /** A name without what differs between ways to name all members. */
  static String plain(String name) {
    return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }

  private static Map<String, JsonMember> read(Class<?> type) {
    Set<String> properties = new LinkedHashSet<>();
    Set<String> leftOut = new LinkedHashSet<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())
            && !Modifier.isTransient(field.getModifiers())
            && !field.isSynthetic()) {
          (isLeftOut(field) ? leftOut : properties).add(field.getName());
        }
      }
      for (Method method : c.getDeclaredMethods()) {
        String name = method.getName();
        if (name.length() > 3 && name.startsWith("set") && method.getParameterCount() == 1) {
          String property = name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4);
          (isLeftOut(method) ? leftOut : properties).add(property);
        }
      }
    }
    properties.removeAll(leftOut);
    Map<String, JsonMember> members = new TreeMap<>();
    for (String property : properties) {
      JsonMember member = JsonMember.of(type, property);
      members.put(plain(member.name()), member);
    }
    return members;
  }

  private static boolean isLeftOut(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(annotation -> LEFT_OUT.contains(annotation.getName()));
  }
}
