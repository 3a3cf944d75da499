package org.freshet.isr;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The beans of an application: which there are, and what is injected into them. */
public final class FakeBeans {

  private final Map<Type, Set<Bean<?>>> beans = new HashMap<>();
  private final Map<Bean<?>, Supplier<?>> instances = new HashMap<>();

  /** A bean of a class, into which types are injected. */
  public FakeBeans bean(Class<?> type, Type... injected) {
    add(type, type, injected);
    return this;
  }

  /** A bean of a class that is found by another type. */
  public FakeBeans foundBy(Type wanted, Class<?> type, Type... injected) {
    add(wanted, type, injected);
    return this;
  }

  /** A bean of a class with its instance. */
  public FakeBeans made(Class<?> type, Supplier<?> instance) {
    instances.put(add(type, type), instance);
    return this;
  }

  private Bean<?> add(Type wanted, Class<?> type, Type... injected) {
    Set<InjectionPoint> points = new LinkedHashSet<>();
    Arrays.stream(injected).forEach(of -> points.add(point(of)));
    Bean<?> bean =
        FakeProxy.of(Bean.class)
            .with("getBeanClass", type)
            .with("getInjectionPoints", points)
            .make();
    beans.computeIfAbsent(wanted, t -> new LinkedHashSet<>()).add(bean);
    return bean;
  }

  private static InjectionPoint point(Type type) {
    return FakeProxy.of(InjectionPoint.class)
        .with("getType", type)
        .with("getQualifiers", Set.of())
        .make();
  }

  /** The beans as CDI shows them. */
  public BeanManager manager() {
    return FakeProxy.of(BeanManager.class)
        .on("getBeans", arguments -> beans.getOrDefault((Type) arguments[0], Set.of()))
        .on("resolve", arguments -> ((Set<?>) arguments[0]).stream().findFirst().orElse(null))
        .on("createCreationalContext", arguments -> null)
        .on("getReference", arguments -> instances.get((Bean<?>) arguments[0]).get())
        .make();
  }
}
