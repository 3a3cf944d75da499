package org.freshet.isr.define;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Provider;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the code behind a resource may read of a request without declaring it: what is
 * injected into the resource, and into the beans that are injected there, and so on.
 *
 * <p>It cannot see look-ups by code, nor what is handed on as an argument.
 */
public final class ReachableInputs {

  private static final Set<Class<?>> REQUEST =
      Set.of(UriInfo.class, HttpServletRequest.class, ContainerRequestContext.class);

  /** Choose by header fields, or hand out any. */
  private static final Set<Class<?>> HEADERS =
      Set.of(HttpHeaders.class, Request.class, ContainerRequestContext.class);

  /** By name: an application may be deployed without Jakarta Security. */
  private static final Set<String> PERSONAL =
      Set.of(
          "jakarta.ws.rs.core.SecurityContext",
          "jakarta.security.enterprise.SecurityContext",
          "java.security.Principal",
          "jakarta.servlet.http.HttpSession",
          "jakarta.servlet.http.Cookie");

  private final @Nullable BeanFinder beans;

  /**
   * A finder.
   *
   * @param beans resolves injection points, null to look at resource classes alone
   */
  public ReachableInputs(@Nullable BeanFinder beans) {
    this.beans = beans;
  }

  /**
   * What may be read.
   *
   * @param request whether the whole request line may be read
   * @param servlet whether the servlet request may be read, and with it any header
   * @param headers who may read any header, as messages name it
   * @param personal who may read what belongs to one visitor, as messages name it
   */
  record Found(boolean request, boolean servlet, Set<String> headers, Set<String> personal) {}

  /**
   * Whether the servlet response is at hand behind a resource method, so that its code may set a
   * cookie past Jakarta REST.
   */
  public boolean reachesResponse(Class<?> resource, Method method) {
    Walk walk = new Walk();
    for (Parameter parameter : method.getParameters()) {
      if (parameter.isAnnotationPresent(Context.class)) {
        walk.meet(parameter.getType(), resource);
      }
    }
    walk.enter(resource);
    return walk.response;
  }

  Found behind(Class<?> resource, Set<Class<?>> contexts) {
    Walk walk = new Walk();
    contexts.forEach(type -> walk.meet(type, resource));
    walk.enter(resource);
    return new Found(walk.request, walk.servlet, walk.headers, walk.personal);
  }

  private final class Walk {

    boolean request;
    boolean response;
    boolean servlet;
    final Set<String> headers = new TreeSet<>();
    final Set<String> personal = new TreeSet<>();
    private final Set<Class<?>> seen = new HashSet<>();

    void enter(Class<?> type) {
      if (!seen.add(type) || type.getName().startsWith("java.")) {
        return;
      }
      for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
        for (Field field : c.getDeclaredFields()) {
          if (field.isAnnotationPresent(Context.class)) {
            meet(field.getType(), type);
          }
        }
      }
      if (beans != null) {
        beans.find(type, jakarta.enterprise.inject.Any.Literal.INSTANCE).forEach(this::enter);
      }
    }

    private void enter(Bean<?> bean) {
      for (InjectionPoint point : bean.getInjectionPoints()) {
        Type type = handedOut(point.getType());
        Class<?> raw = raw(type);
        if (raw == null) {
          continue;
        }
        meet(raw, bean.getBeanClass());
        if (raw == HttpServletRequest.class) {
          // CDI hands out the request as it was before any filter, where nobody sees what is read.
          headers.add(reader(raw, bean.getBeanClass()));
        }
        if (beans != null && !isOfThePlatform(raw)) {
          Collection<Bean<?>> found =
              beans.find(type, point.getQualifiers().toArray(i -> newArray(i)));
          found.forEach(other -> enter(other.getBeanClass()));
        }
      }
    }

    void meet(Class<?> type, Class<?> by) {
      String reader = reader(type, by);
      request |= REQUEST.contains(type);
      response |= ServletResponse.class.isAssignableFrom(type);
      servlet |= type == HttpServletRequest.class;
      if (HEADERS.contains(type)) {
        headers.add(reader);
      }
      if (isPersonal(type)) {
        personal.add(reader);
      }
    }
  }

  private static String reader(Class<?> type, Class<?> by) {
    return type.getName() + " (injected into " + by.getName() + ")";
  }

  private static boolean isPersonal(@Nullable Class<?> type) {
    return type != null
        && (PERSONAL.contains(type.getName())
            || isPersonal(type.getSuperclass())
            || Arrays.stream(type.getInterfaces()).anyMatch(ReachableInputs::isPersonal));
  }

  private static java.lang.annotation.Annotation[] newArray(int size) {
    return new java.lang.annotation.Annotation[size];
  }

  private static boolean isOfThePlatform(Class<?> type) {
    String name = type.getName();
    return name.startsWith("java.")
        || name.startsWith("jakarta.")
        || name.startsWith("org.eclipse.microprofile.")
        || name.startsWith("org.freshet.isr.");
  }

  private static @Nullable Class<?> raw(Type type) {
    if (type instanceof Class<?> c) {
      return c;
    }
    return type instanceof ParameterizedType parameterized ? raw(parameterized.getRawType()) : null;
  }

  /** What is injected in the end: Instance and Provider hand out what they name. */
  private static Type handedOut(Type type) {
    Class<?> raw = raw(type);
    return raw != null
            && Provider.class.isAssignableFrom(raw)
            && type instanceof ParameterizedType parameterized
        ? handedOut(parameterized.getActualTypeArguments()[0])
        : type;
  }
}
