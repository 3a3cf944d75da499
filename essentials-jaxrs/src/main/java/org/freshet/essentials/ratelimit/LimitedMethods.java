package org.freshet.essentials.ratelimit;

import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.freshet.essentials.api.RateLimitDefaults;
import org.freshet.essentials.api.RateLimited;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.DeclaredOn;
import org.freshet.essentials.config.Findings;
import org.jspecify.annotations.Nullable;

/**
 * Finds the limits of a resource method: its own, else those of its class, else those of the
 * application, else those that libraries have for it. Annotations of a method stand on it, or else
 * on the method of a superclass or interface that it implements (Jakarta REST 3.1, section 3.6).
 */
public final class LimitedMethods {

  private static final String RULE =
      "stands on nothing that Jakarta REST calls, must be on a resource or the application";

  private final LimitReader reader;

  /** Read with a reader. */
  public LimitedMethods(LimitReader reader) {
    this.reader = reader;
  }

  /**
   * The limits of a method.
   *
   * @param resource the resource class
   * @param method the method
   * @param application the class of the application, null if it is not known
   * @param defaults what holds where none of them has any
   */
  public List<Limit> of(
      Class<?> resource,
      Method method,
      @Nullable Class<?> application,
      Stream<RateLimitDefaults> defaults) {
    for (Method declared : DeclaredOn.methods(resource, method)) {
      RateLimited[] own = declared.getAnnotationsByType(RateLimited.class);
      if (own.length > 0) {
        return reader.read(
            own, DeclaredOn.place(resource, method), resource.getName(), method.getName());
      }
    }
    for (Class<?> type : DeclaredOn.types(resource)) {
      RateLimited[] common = type.getAnnotationsByType(RateLimited.class);
      if (common.length > 0) {
        return reader.read(common, resource.getName(), resource.getName(), method.getName());
      }
    }
    Class<?> limited = limitedApplication(application);
    if (limited != null) {
      return ofApplication(limited);
    }
    RateLimited[] others =
        defaults
            .flatMap(library -> library.of(resource, method).stream())
            .toArray(RateLimited[]::new);
    return others.length == 0
        ? List.of()
        : reader.read(others, resource.getName(), resource.getName(), method.getName());
  }

  /** Of the class that carries them: what is deployed may be a proxy below it. */
  private static @Nullable Class<?> limitedApplication(@Nullable Class<?> application) {
    for (Class<?> type = application; type != null; type = type.getSuperclass()) {
      if (type.getDeclaredAnnotationsByType(RateLimited.class).length > 0) {
        return type;
      }
    }
    return null;
  }

  private List<Limit> ofApplication(Class<?> limited) {
    RateLimited[] own = limited.getDeclaredAnnotationsByType(RateLimited.class);
    return reader.read(own, limited.getName(), limited.getName(), "");
  }

  /**
   * Reads all limits of a class while it is deployed, so that what is wrong is found then.
   *
   * @param findings is told where limits stand on what is never called by HTTP
   */
  public void check(Class<?> type, Findings findings) {
    if (Application.class.isAssignableFrom(type)) {
      Class<?> limited = limitedApplication(type);
      if (limited != null) {
        ofApplication(limited);
      }
      return;
    }
    boolean any = false;
    for (Method method : type.getMethods()) {
      boolean called = DeclaredOn.isCalled(type, method);
      any |= called;
      if (called) {
        of(type, method, null, Stream.of());
      } else if (method.getAnnotationsByType(RateLimited.class).length > 0) {
        findings.add(Codes.LIMIT_PLACE, "@RateLimited on " + DeclaredOn.place(type, method), RULE);
      }
    }
    if (!any && type.getAnnotationsByType(RateLimited.class).length > 0) {
      findings.add(Codes.LIMIT_PLACE, "@RateLimited on " + type.getName(), RULE);
    }
  }
}
