package org.freshet.isr.persistence.unit;

import jakarta.persistence.Cache;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OneToMany;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.Metamodel;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.Type;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A persistence unit that remembers what its cache was told to forget. */
public final class FakeUnit {

  final List<String> evicted = new ArrayList<>();
  public final EntityManagerFactory factory;
  boolean open = true;
  boolean refusesIds;

  public FakeUnit(Class<?>... entities) {
    Set<EntityType<?>> types = new LinkedHashSet<>();
    for (Class<?> entity : entities) {
      types.add(entityType(entity));
    }
    Metamodel metamodel =
        fake(
            Metamodel.class,
            Map.of(
                "getEntities", args -> types,
                "managedType",
                    args ->
                        types.stream().filter(t -> t.getJavaType() == args[0]).findFirst().get()));
    Cache cache =
        fake(Cache.class, Map.of("evict", this::evict, "evictAll", args -> evicted.add("all")));
    factory =
        fake(
            EntityManagerFactory.class,
            Map.of(
                "getMetamodel", args -> metamodel,
                "getCache", args -> cache,
                "isOpen", args -> open));
  }

  private Object evict(Object[] args) {
    if (args.length == 2 && refusesIds) {
      throw new IllegalArgumentException("no identifier of this class");
    }
    String name = ((Class<?>) args[0]).getSimpleName();
    return evicted.add(args.length == 2 ? name + " " + args[1] : name);
  }

  private static EntityType<?> entityType(Class<?> entity) {
    Set<Attribute<?, ?>> attributes = new LinkedHashSet<>();
    for (Class<?> c = entity; c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        attributes.add(attribute(field));
      }
    }
    return fake(
        EntityType.class,
        Map.of("getJavaType", args -> entity, "getAttributes", args -> attributes));
  }

  private static Attribute<?, ?> attribute(Field field) {
    if (!field.isAnnotationPresent(OneToMany.class)) {
      return fake(
          Attribute.class,
          Map.of(
              "getName", args -> field.getName(),
              "isAssociation", args -> false,
              "getJavaMember", args -> field));
    }
    java.lang.reflect.Type element =
        ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
    ManagedType<?> target = fake(EntityType.class, Map.of("getJavaType", args -> element));
    return fake(
        PluralAttribute.class,
        Map.of(
            "getName", args -> field.getName(),
            "isAssociation", args -> true,
            "getElementType", args -> (Type<?>) target));
  }

  private static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> methods) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                  case "equals" -> proxy == arguments[0];
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> type.getSimpleName();
                };
              }
              Function<Object[], Object> answer = methods.get(method.getName());
              if (answer == null) {
                throw new AssertionError("unexpected call of " + method);
              }
              Object result = answer.apply(arguments == null ? new Object[0] : arguments);
              return method.getReturnType() == void.class ? null : result;
            }));
  }
}
