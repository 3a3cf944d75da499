package org.freshet.isr.call.define;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A method of a bean's class, with what definitions want to know of it. */
record CallSite(Class<?> bean, Method method) {

  private static final String ASYNCHRONOUS = "jakarta.enterprise.concurrent.Asynchronous";

  /** Scopes whose beans may be gone when something runs behind; by name, as some are optional. */
  private static final Set<String> PASSING =
      Set.of(
          "jakarta.enterprise.context.RequestScoped",
          "jakarta.enterprise.context.SessionScoped",
          "jakarta.enterprise.context.ConversationScoped",
          "jakarta.faces.view.ViewScoped",
          "jakarta.transaction.TransactionScoped");

  /** The annotation of the method, else that of its class. */
  <A extends Annotation> @Nullable A annotation(Class<A> type) {
    A own = method.getAnnotation(type);
    return own == null ? bean.getAnnotation(type) : own;
  }

  /** The site as messages name it. */
  String text(Class<? extends Annotation> annotation) {
    return "@" + annotation.getSimpleName() + " on " + bean.getName() + "#" + signature();
  }

  String name() {
    return bean.getName() + "." + method.getName();
  }

  String signature() {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getTypeName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  /** What keeps calls of it from being intercepted, null if nothing does. */
  @Nullable String obstacle() {
    int modifiers = method.getModifiers();
    if (Modifier.isStatic(modifiers)) {
      return "static";
    }
    if (Modifier.isFinal(modifiers)) {
      return "final";
    }
    return Modifier.isPublic(modifiers) ? null : "not public";
  }

  boolean isStage() {
    return CompletionStage.class.isAssignableFrom(method.getReturnType());
  }

  /** Whether it runs on a thread of its own, inside of our interceptors. */
  boolean isAsynchronous() {
    return has(method, ASYNCHRONOUS) || has(bean, ASYNCHRONOUS);
  }

  private static boolean has(AnnotatedElement element, String annotation) {
    return Arrays.stream(element.getAnnotations())
        .anyMatch(each -> each.annotationType().getName().equals(annotation));
  }

  /** The type of what it returns, or of what its stage is completed with. */
  Type valueType() {
    Type type = method.getGenericReturnType();
    if (!isStage()) {
      return type;
    }
    return type instanceof ParameterizedType generic
        ? generic.getActualTypeArguments()[0]
        : Object.class;
  }

  Class<?> rawValueType() {
    Type type = valueType();
    if (type instanceof Class<?> known) {
      return known;
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      return raw;
    }
    return isStage() ? Object.class : method.getReturnType();
  }

  /** Whether not everybody may call it. */
  boolean isSecured() {
    if (method.isAnnotationPresent(RolesAllowed.class)
        || method.isAnnotationPresent(DenyAll.class)) {
      return true;
    }
    if (method.isAnnotationPresent(PermitAll.class)) {
      return false;
    }
    for (Class<?> c = bean; c != null; c = c.getSuperclass()) {
      if (c.isAnnotationPresent(RolesAllowed.class)
          || c.isAnnotationPresent(DenyAll.class)
          || c.isAnnotationPresent(RunAs.class)) {
        return true;
      }
    }
    return false;
  }

  /** The scope of the bean if it ends with a request or the like, else null. */
  @Nullable String passingScope() {
    return Arrays.stream(bean.getAnnotations())
        .map(each -> each.annotationType())
        .filter(type -> PASSING.contains(type.getName()))
        .map(Class::getSimpleName)
        .findFirst()
        .orElse(null);
  }
}
