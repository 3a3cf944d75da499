package org.freshet.essentials.config;

import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The methods that Jakarta REST calls, found again by method and path: for descriptions of an API,
 * which know no classes. Methods of sub-resources, whose path nobody knows, are not among them.
 * Immutable.
 */
public final class ResourceMethods {

  /** Braces with what stands in them, an expression with braces of its own included. */
  private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]*(?:\\{[^{}]*\\}[^{}]*)*\\}");

  private final List<ResourceMethod> all;

  /**
   * A method of a resource.
   *
   * @param http by which method of HTTP it is called
   * @param path its template without slashes at either end, {@code {}} for each variable
   * @param type the class of the resource
   * @param method the method
   */
  public record ResourceMethod(String http, String path, Class<?> type, Method method) {}

  private ResourceMethods(List<ResourceMethod> all) {
    this.all = List.copyOf(all);
  }

  /** The methods of some classes. */
  public static ResourceMethods of(Iterable<Class<?>> types) {
    List<ResourceMethod> all = new ArrayList<>();
    for (Class<?> type : types) {
      for (Method method : type.getMethods()) {
        String http = http(type, method);
        String path = http == null ? null : DeclaredOn.path(type, method);
        if (http != null && path != null && !method.isBridge()) {
          all.add(new ResourceMethod(http, plain(path), type, method));
        }
      }
    }
    return new ResourceMethods(all);
  }

  private static @Nullable String http(Class<?> type, Method method) {
    for (Method declared : DeclaredOn.methods(type, method)) {
      for (Annotation annotation : declared.getAnnotations()) {
        HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
        if (http != null) {
          return http.value();
        }
      }
    }
    return null;
  }

  /** All of them. */
  public List<ResourceMethod> all() {
    return all;
  }

  /**
   * The method that a path leads to.
   *
   * @param path a template, with the path of the application before it or without
   * @return of those with whose template it ends the one with the longest; null if there is none
   */
  public @Nullable ResourceMethod find(String http, String path) {
    String asked = "/" + plain(path);
    ResourceMethod found = null;
    for (ResourceMethod one : all) {
      if (one.http().equals(http)
          && asked.endsWith("/" + one.path())
          && (found == null || one.path().length() > found.path().length())) {
        found = one;
      }
    }
    return found;
  }

  private static String plain(String path) {
    return VARIABLE.matcher(path).replaceAll("{}").replaceAll("^/+|/+$", "");
  }
}
