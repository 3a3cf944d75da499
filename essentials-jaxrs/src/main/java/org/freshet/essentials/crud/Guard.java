package org.freshet.essentials.crud;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import org.freshet.essentials.config.DeclaredOn;
import org.jspecify.annotations.Nullable;

/**
 * Who may call a method of a resource that inherits some. The platform leaves open what annotations
 * of a class mean for methods that it inherits, and WildFly obeys none of them unless {@code
 * web.xml} says so: a route that looks guarded must not be open.
 */
record Guard(@Nullable List<String> roles) {

  /**
   * The guard of a method: its own, else that of the one it overrides, else that of the class.
   *
   * @return null where nothing is said
   */
  static @Nullable Guard of(Class<?> resource, Method method) {
    for (Method declared : DeclaredOn.methods(resource, method)) {
      Guard own = of(declared);
      if (own != null) {
        return own;
      }
    }
    for (Class<?> type : DeclaredOn.types(resource)) {
      Guard own = of(type);
      if (own != null) {
        return own;
      }
    }
    return null;
  }

  /** The strictest, should there be several. */
  private static @Nullable Guard of(AnnotatedElement element) {
    if (element.isAnnotationPresent(DenyAll.class)) {
      return new Guard(List.of());
    }
    RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
    if (allowed != null) {
      return new Guard(List.of(allowed.value()));
    }
    return element.isAnnotationPresent(PermitAll.class) ? new Guard(null) : null;
  }
}
