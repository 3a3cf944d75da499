package org.freshet.partstream.plan;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who may have a part.
 *
 * @param everybody whether nobody is asked
 * @param roles else any of these; empty for nobody
 */
public record Access(boolean everybody, Set<String> roles) {

  /** Everybody. */
  public static final Access ALL = new Access(true, Set.of());

  /** The role that everybody has who is known (Jakarta Servlet 6.0, section 13.3). */
  private static final String KNOWN = "**";

  /** What the annotations of a method say, else those of its class. */
  static Access of(Class<?> type, Method method) {
    Access own = of(method);
    return own == null ? byDefault(type) : own;
  }

  private static Access byDefault(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      Access declared = of(c);
      if (declared != null) {
        return declared;
      }
    }
    return ALL;
  }

  private static @Nullable Access of(AnnotatedElement element) {
    if (element.isAnnotationPresent(DenyAll.class)) {
      return new Access(false, Set.of());
    }
    RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
    if (allowed != null) {
      return new Access(false, Set.copyOf(Arrays.asList(allowed.value())));
    }
    return element.isAnnotationPresent(PermitAll.class) ? ALL : null;
  }

  /**
   * Whether somebody may have it.
   *
   * @param known whether they are known
   * @param has whether they have a role
   */
  public boolean isGiven(boolean known, Predicate<String> has) {
    return everybody
        || roles.stream().anyMatch(role -> role.equals(KNOWN) ? known : has.test(role));
  }
}
