package org.freshet.isr.define;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.freshet.isr.config.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The resource methods with {@code @Isr} of an application, each read once: at deployment where CDI
 * knows the class, else when Jakarta REST first asks. Thread-safe.
 */
public final class IsrMethods {

  private final Map<Key, Optional<IsrMethod>> methods = new ConcurrentHashMap<>();
  private final ReaderFactory readers;

  /** Methods read with readers of a factory. */
  public IsrMethods(ReaderFactory readers) {
    this.readers = readers;
  }

  /** Makes readers. */
  @FunctionalInterface
  public interface ReaderFactory {

    /** A reader that reports to {@code problems}. */
    IsrMethodReader reader(Problems problems);
  }

  /** Reads all methods of a resource class; what is wrong goes to {@code problems}. */
  public void readAll(Class<?> resource, Problems problems) {
    IsrMethodReader reader = readers.reader(problems);
    for (Method method : resource.getMethods()) {
      if (!method.isBridge() && method.getDeclaringClass() != Object.class) {
        methods.computeIfAbsent(
            new Key(resource, method), key -> Optional.ofNullable(reader.read(resource, method)));
      }
    }
  }

  /**
   * One method.
   *
   * @return null if it has no {@code @Isr}
   * @throws org.freshet.isr.api.IsrDefinitionException if its definition is wrong
   */
  public @Nullable IsrMethod find(Class<?> resource, Method method) {
    return methods
        .computeIfAbsent(
            new Key(resource, method),
            key -> {
              Problems problems = new Problems();
              IsrMethod read = readers.reader(problems).read(resource, method);
              problems.throwIfAny();
              return Optional.ofNullable(read);
            })
        .orElse(null);
  }

  /** The methods that were read under a route, {@code com.acme.PostResource.get}. */
  public List<IsrMethod> known(String route) {
    return methods.values().stream()
        .flatMap(Optional::stream)
        .filter(method -> method.route().equals(route))
        .distinct()
        .toList();
  }

  /** Whether a method was read under a route. */
  public boolean isRoute(String route) {
    return !known(route).isEmpty();
  }

  /** The same method may be handed over by a class or by the supertype that declares it. */
  private record Key(Class<?> resource, String name, String parameters) {

    Key(Class<?> resource, Method method) {
      this(resource, method.getName(), java.util.Arrays.toString(method.getParameterTypes()));
    }
  }
}
