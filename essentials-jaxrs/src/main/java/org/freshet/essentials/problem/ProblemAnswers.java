package org.freshet.essentials.problem;

import jakarta.annotation.Priority;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.List;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.config.ProblemSettings;
import org.jspecify.annotations.Nullable;

/**
 * Completes problems on their way out: the path they concern, and the form that the client prefers.
 * Errors without a body get one that says what their status says.
 */
@Priority(ProblemAnswers.LATE)
public final class ProblemAnswers implements ContainerResponseFilter {

  /** After the filters of the application: they may add or take away a body. */
  static final int LATE = 100;

  private static final List<MediaType> PAGES =
      List.of(MediaType.TEXT_HTML_TYPE, MediaType.APPLICATION_XHTML_XML_TYPE);
  private static final List<MediaType> DATA =
      List.of(ProblemWriter.JSON, MediaType.APPLICATION_JSON_TYPE);

  private final ProblemSettings settings;

  /** A filter that does what the settings say. */
  public ProblemAnswers(ProblemSettings settings) {
    this.settings = settings;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Problem problem = problem(response);
    if (problem == null) {
      return;
    }
    if (problem.instance() == null) {
      URI path = path(request);
      problem = path == null ? problem : problem.withInstance(path);
    }
    response.setStatus(problem.status());
    response.setEntity(problem, new Annotation[0], form(request, response));
  }

  private @Nullable Problem problem(ContainerResponseContext response) {
    if (response.getEntity() instanceof Problem problem) {
      return problem;
    }
    int status = response.getStatus();
    boolean bare = !response.hasEntity() && status >= 400 && status <= 599;
    return bare && settings.enabled() ? Problem.of(status) : null;
  }

  private MediaType form(ContainerRequestContext request, ContainerResponseContext response) {
    if (!settings.html()) {
      return ProblemWriter.JSON;
    }
    if (!varies(response)) {
      response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }
    return prefersPage(accepted(request)) ? ProblemWriter.HTML : ProblemWriter.JSON;
  }

  private static boolean varies(ContainerResponseContext response) {
    String vary = response.getHeaderString(HttpHeaders.VARY);
    if (vary == null) {
      return false;
    }
    return List.of(vary.split("\\s*,\\s*")).stream()
        .anyMatch(name -> name.equals("*") || name.equalsIgnoreCase(HttpHeaders.ACCEPT));
  }

  private static List<MediaType> accepted(ContainerRequestContext request) {
    try {
      return request.getAcceptableMediaTypes();
    } catch (IllegalArgumentException | WebApplicationException e) {
      // A malformed Accept may be the very problem that is told.
      return List.of();
    }
  }

  /** Whether a page comes before data; whoever takes anything gets data. */
  private static boolean prefersPage(List<MediaType> accepted) {
    for (MediaType type : accepted) {
      if (DATA.stream().anyMatch(type::isCompatible)) {
        return false;
      }
      if (PAGES.stream().anyMatch(type::isCompatible)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable URI path(ContainerRequestContext request) {
    try {
      return URI.create(request.getUriInfo().getRequestUri().getRawPath());
    } catch (IllegalArgumentException e) {
      // What was sent is no URI, which the container may let pass.
      return null;
    }
  }
}
