package org.freshet.partstream.jaxrs;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Providers;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.ProblemException;
import org.freshet.partstream.api.Parts;
import org.freshet.partstream.config.Codes;
import org.freshet.partstream.config.StreamRule;
import org.freshet.partstream.delivery.Answer;
import org.freshet.partstream.delivery.PartsRequest;
import org.freshet.partstream.delivery.Renderer;
import org.freshet.partstream.delivery.Validators;
import org.freshet.partstream.delivery.ValueText;
import org.freshet.partstream.plan.Plan;
import org.freshet.partstream.run.PartProblems;
import org.freshet.partstream.stream.Connection;
import org.freshet.partstream.stream.StreamsFullException;
import org.jspecify.annotations.Nullable;

/** Turns the {@link Parts} that one resource method returned into its response. */
@Priority(PartsFilter.EARLY)
public final class PartsFilter implements ContainerResponseFilter {

  /**
   * Before all filters of others on the way out, which count down: a cache takes what it gets first
   * for the response of the method, and WildFly ends the span of the request in a filter, below
   * which parts belong.
   */
  static final int EARLY = Integer.MAX_VALUE;

  private static final Logger LOG = System.getLogger(PartsFilter.class.getName());
  private static final Annotation[] NONE = {};
  private static final MediaType PROBLEM = new MediaType("application", "problem+json");

  private final PartsDoor door;
  private final PartProblems problems;
  private final String resource;
  private final StreamRule rule;
  private final Plan annotated;
  private final @Nullable Providers own;

  @Context @Nullable Providers providers;
  @Context @Nullable HttpServletRequest servletRequest;
  @Context @Nullable HttpServletResponse servletResponse;

  /**
   * A filter for one method.
   *
   * @param resource what its cursors are bound to
   * @param annotated the plan of its class, empty if that has none
   * @param own providers that can be asked on any thread, null if only those of requests are known
   */
  public PartsFilter(
      PartsDoor door,
      PartProblems problems,
      String resource,
      StreamRule rule,
      Plan annotated,
      @Nullable Providers own) {
    this.door = door;
    this.problems = problems;
    this.resource = resource;
    this.rule = rule;
    this.annotated = annotated;
    this.own = own;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response)
      throws IOException {
    Providers known = providers;
    if (response.getEntity() instanceof Parts parts && known != null) {
      try {
        Validators has = Validators.of(request.getHeaders().get("If-None-Match"));
        Renderer renderer = new Renderer(new ValueText(own == null ? known : own), problems, has);
        Connection connection = new Connection(servletRequest, servletResponse);
        set(response, door.answer(request, parts, resource, rule, annotated, renderer, connection));
      } catch (StreamsFullException e) {
        response.getHeaders().putSingle("Retry-After", StreamsFullException.RETRY_AFTER);
        refuse(request, response, e.problem());
      } catch (ProblemException e) {
        refuse(request, response, e.problem());
      } catch (IllegalArgumentException e) {
        LOG.log(Level.ERROR, Codes.BROKEN + ": " + resource + ": " + e.getMessage());
        refuse(request, response, Problem.of(500));
      }
    }
  }

  private static void set(ContainerResponseContext response, Answer answer) {
    answer.fields().forEach((name, value) -> response.getHeaders().add(name, value));
    response.setEntity(answer.body(), NONE, answer.type());
  }

  private static void refuse(
      ContainerRequestContext request, ContainerResponseContext response, Problem problem) {
    response.setStatus(problem.status());
    response.getHeaders().putSingle("Cache-Control", "private, no-store");
    String first = PartsRequest.target(request.getUriInfo().getRequestUri(), null);
    response.getHeaders().add("Link", "<" + first + ">; rel=\"first\"");
    response.setEntity(problem, NONE, PROBLEM);
  }
}
