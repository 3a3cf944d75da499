package org.freshet.isr.persistence.unit;

import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.freshet.isr.persistence.transaction.ComponentNames;
import org.jspecify.annotations.Nullable;

/** Where a class has persistence units and contexts injected. Immutable. */
record UnitPoints(Class<?> type, List<Point> points) {

  private static final Set<String> ENTERPRISE_BEANS =
      Set.of(
          "jakarta.ejb.Stateless",
          "jakarta.ejb.Stateful",
          "jakarta.ejb.Singleton",
          "jakarta.ejb.MessageDriven");

  /**
   * One of them.
   *
   * @param property the name of the field or of the setter's property
   * @param unit the name of the unit, empty for the only one
   * @param name the name that the annotation gives it in JNDI, empty for the default
   * @param field the field, null for a setter
   */
  record Point(String property, String unit, String name, @Nullable Field field) {}

  static UnitPoints of(AnnotatedType<?> type) {
    List<Point> points = new ArrayList<>();
    for (AnnotatedField<?> field : type.getFields()) {
      Field member = field.getJavaMember();
      add(points, field, member.getName(), member);
    }
    for (AnnotatedMethod<?> method : type.getMethods()) {
      String name = method.getJavaMember().getName();
      if (name.startsWith("set") && name.length() > 3) {
        add(points, method, Character.toLowerCase(name.charAt(3)) + name.substring(4), null);
      }
    }
    return new UnitPoints(type.getJavaClass(), List.copyOf(points));
  }

  private static void add(
      List<Point> points, Annotated annotated, String property, @Nullable Field field) {
    PersistenceContext context = annotated.getAnnotation(PersistenceContext.class);
    if (context != null) {
      points.add(new Point(property, context.unitName(), context.name(), field));
    }
    PersistenceUnit unit = annotated.getAnnotation(PersistenceUnit.class);
    if (unit != null) {
      points.add(new Point(property, unit.unitName(), unit.name(), field));
    }
  }

  boolean isEmpty() {
    return points.isEmpty();
  }

  /** Whether an instance may be made and injected without being used. */
  boolean canBeInstantiated() {
    for (Annotation annotation : type.getAnnotations()) {
      if (ENTERPRISE_BEANS.contains(annotation.annotationType().getName())) {
        return false;
      }
    }
    return !Modifier.isAbstract(type.getModifiers());
  }

  /** Whether units of these names are known by other ways: all of Hibernate's are. */
  boolean areKnown(PersistenceUnits units) {
    return points.stream().allMatch(point -> units.isKnown(point.unit()));
  }

  /** Learns the units from an injected instance; false if it does not show all of them. */
  boolean learnFrom(Object instance, PersistenceUnits units) {
    boolean all = true;
    for (Point point : points) {
      Field field = point.field();
      all &= field != null && learn(point, get(field, instance), units);
    }
    return all;
  }

  /** Learns the units by their names in the component's namespace; false if one is not there. */
  boolean learnByName(PersistenceUnits units) {
    boolean all = true;
    for (Point point : points) {
      String name = point.name().isEmpty() ? type.getName() + "/" + point.property() : point.name();
      all &= learn(point, ComponentNames.lookUp("java:comp/env/" + name), units);
    }
    return all;
  }

  private static boolean learn(Point point, @Nullable Object value, PersistenceUnits units) {
    EntityManagerFactory factory =
        value instanceof EntityManager manager
            ? manager.getEntityManagerFactory()
            : value instanceof EntityManagerFactory itself ? itself : null;
    if (factory == null) {
      return false;
    }
    units.register(point.unit(), factory);
    return true;
  }

  private static @Nullable Object get(Field field, Object instance) {
    try {
      field.setAccessible(true);
      return field.get(instance);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot read " + field, e);
    }
  }

  @Override
  public String toString() {
    return type.getName();
  }
}
