package org.freshet.isr.define;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.freshet.isr.FakeBeans;
import org.freshet.isr.api.TagResolver;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.config.Problems;
import org.jspecify.annotations.Nullable;

/** Reads resource classes as a deployment does, and collects what is wrong with them. */
final class Definitions {

  private final Problems problems = new Problems();
  private FakeConfig config = FakeConfig.of();
  private FakeBeans beans = new FakeBeans();
  private String tenants = "no bean implements TenantResolver, one must";

  Definitions with(FakeConfig other) {
    config = other;
    return this;
  }

  Definitions with(FakeBeans other) {
    beans = other;
    return this;
  }

  IsrMethodReader reader(Problems reportedTo) {
    return new IsrMethodReader(
        config,
        reportedTo,
        new ReachableInputs(beans.manager()::getBeans),
        Definitions::make,
        () -> tenants);
  }

  /** A bean of the application tells tenants. */
  Definitions withTenants() {
    tenants = "";
    return this;
  }

  private static TagResolver make(Class<? extends TagResolver> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The definition of the method {@code get}; null if it has none. */
  @Nullable IsrMethod find(Class<?> resource) {
    return reader(problems).read(resource, method(resource, "get"));
  }

  /** The definition of the method {@code get}, which must be right. */
  IsrMethod read(Class<?> resource) {
    IsrMethod read = find(resource);
    assertThat(problems.found()).isEmpty();
    return Objects.requireNonNull(read, "no definition");
  }

  /** What is wrong with all methods of some resource classes. */
  List<String> problems(Class<?>... resources) {
    IsrMethodReader reader = reader(problems);
    for (Class<?> resource : resources) {
      for (Method method : resource.getMethods()) {
        if (method.getDeclaringClass() != Object.class && !method.isBridge()) {
          reader.read(resource, method);
        }
      }
    }
    return problems.found();
  }

  static Method method(Class<?> resource, String name) {
    return Arrays.stream(resource.getMethods())
        .filter(method -> method.getName().equals(name) && !method.isBridge())
        .min(Comparator.comparing(Method::getParameterCount))
        .orElseThrow();
  }

  /** The site of a method as messages name it. */
  static String site(Class<?> resource, String signature) {
    return "@Isr on " + resource.getName() + "#" + signature;
  }
}
