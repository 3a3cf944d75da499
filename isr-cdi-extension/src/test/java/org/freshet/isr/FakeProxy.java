package org.freshet.isr;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * An implementation of a large interface of which a test needs a few methods; the others refuse to
 * be called.
 *
 * @param <T> the interface
 */
public final class FakeProxy<T> implements InvocationHandler {

  private final Class<T> type;
  private final Map<String, Function<Object[], Object>> methods = new HashMap<>();

  private FakeProxy(Class<T> type) {
    this.type = type;
  }

  /** Of an interface, without any method. */
  public static <T> FakeProxy<T> of(Class<T> type) {
    return new FakeProxy<>(type);
  }

  /** Answers the methods of a name with a value. */
  public FakeProxy<T> with(String method, Object value) {
    return on(method, arguments -> value);
  }

  /** Answers the methods of a name. */
  public FakeProxy<T> on(String method, Function<Object[], Object> answer) {
    methods.put(method, answer);
    return this;
  }

  /** The implementation. */
  public T make() {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) {
    Function<Object[], Object> answer = methods.get(method.getName());
    if (answer != null) {
      return answer.apply(arguments == null ? new Object[0] : arguments);
    }
    return switch (method.getName()) {
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> proxy == arguments[0];
      case "toString" -> "fake " + type.getSimpleName();
      default -> throw new UnsupportedOperationException(method.toString());
    };
  }
}
