package org.freshet.essentials.crud;

import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import org.freshet.essentials.api.CrudResource;
import org.freshet.essentials.config.DeclaredOn;

/**
 * Lets a merge patch arrive as it was sent. RESTEasy on WildFly would call the method for {@code
 * GET} first and put what it returns, patched, in the place of the body: a {@code Response} cannot
 * be, and what leaves is not what enters. It looks at the media type, after the method was chosen.
 */
public final class PatchFilter implements ContainerRequestFilter {

  /** Before those who patch, who come last. */
  public static final int PRIORITY = Priorities.USER;

  /** Whether it is about a method. */
  public static boolean concerns(Class<?> resource, Method method) {
    return DeclaredOn.methods(resource, method).stream()
        .anyMatch(declared -> declared.isAnnotationPresent(PATCH.class));
  }

  @Override
  public void filter(ContainerRequestContext request) {
    MediaType sent = request.getMediaType();
    if (sent != null && MediaType.valueOf(CrudResource.MERGE_PATCH).isCompatible(sent)) {
      request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    }
  }
}
