package org.freshet.isr.call.define;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.freshet.isr.api.CachedFor;
import org.freshet.isr.api.SafeCall;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The cached and safe methods of an application, each read once: at deployment where CDI shows the
 * class, else at its first call. Thread-safe.
 */
public final class CallMethods {

  private final Config config;
  private final Set<Class<?>> beans = ConcurrentHashMap.newKeySet();
  private final Map<Key, Found> methods = new ConcurrentHashMap<>();

  /** Methods whose annotations a configuration may override. */
  public CallMethods(Config config) {
    this.config = config;
  }

  /**
   * What a method is.
   *
   * @param cached null if it is not cached
   * @param safe null if it is not safe
   */
  public record Found(@Nullable CachedMethod cached, @Nullable SafeMethod safe) {}

  private record Key(Class<?> target, Method method) {}

  /** Reads all methods of a bean's class; what is wrong goes to {@code problems}. */
  public void readAll(Class<?> bean, Problems problems) {
    beans.add(bean);
    for (Method method : methodsOf(bean)) {
      CallSite at = new CallSite(bean, method);
      String obstacle = at.obstacle();
      if (obstacle == null) {
        methods.put(new Key(bean, method), read(at, problems));
        continue;
      }
      for (Class<? extends java.lang.annotation.Annotation> annotation :
          List.of(CachedFor.class, SafeCall.class)) {
        if (method.isAnnotationPresent(annotation)) {
          problems.add(
              Codes.CALL_PLACE,
              at.text(annotation),
              "stands on a method that is " + obstacle + ", which is never intercepted");
        }
      }
    }
  }

  /**
   * One method.
   *
   * @param target the class of the object that it is called on, a subclass made by CDI for instance
   * @throws org.freshet.isr.api.IsrDefinitionException if its definition is wrong
   */
  public Found find(Class<?> target, Method method) {
    Found known = methods.get(new Key(target, method));
    if (known != null) {
      return known;
    }
    Class<?> bean = beanOf(target, method);
    Found found = methods.get(new Key(bean, method));
    if (found == null) {
      Problems problems = new Problems();
      found = read(new CallSite(bean, method), problems);
      problems.throwIfAny();
    }
    methods.put(new Key(target, method), found);
    return found;
  }

  private Class<?> beanOf(Class<?> target, Method method) {
    for (Class<?> c = target; c != null; c = c.getSuperclass()) {
      if (beans.contains(c)) {
        return c;
      }
    }
    return method.getDeclaringClass();
  }

  private Found read(CallSite at, Problems problems) {
    CachedMethod cached = new CachedMethodReader(config, problems).read(at);
    return new Found(cached, new SafeMethodReader(config, problems).read(at, cached));
  }

  /** Its own methods and those of the classes above that it does not override. */
  private static List<Method> methodsOf(Class<?> bean) {
    List<Method> methods = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Class<?> c = bean; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (!method.isSynthetic()
            && seen.add(method.getName() + Arrays.toString(method.getParameterTypes()))) {
          methods.add(method);
        }
      }
    }
    return methods;
  }
}
