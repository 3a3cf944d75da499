package org.freshet.essentials.paging;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.freshet.essentials.api.PageStyle;
import org.freshet.essentials.api.Paged;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.ProblemException;
import org.freshet.essentials.config.ProblemSettings;
import org.freshet.essentials.paging.cursor.KeyCursors;
import org.freshet.essentials.paging.cursor.RejectedCursorException;
import org.jspecify.annotations.Nullable;

/** Reads which page a request wants, and makes of its rows what leaves. */
public final class PagingFilter implements ContainerRequestFilter, ContainerResponseFilter {

  /** After authentication and authorization: a cursor belongs to a user. */
  public static final int PRIORITY = Priorities.USER;

  private static final String ASKED = "org.freshet.essentials.paging.asked";
  private static final String REJECTED = "org.freshet.essentials.paging.rejected";

  private final PageParameters parameters;
  private final @Nullable KeyCursors cursors;
  private final RequestPager pager;
  private final ProblemSettings problems;

  /**
   * A filter of one method.
   *
   * @param cursors null where the method has none
   * @param pager follows the current request
   * @param problems what problems are called
   */
  PagingFilter(
      PagingPlan plan,
      boolean refuseTooLarge,
      @Nullable KeyCursors cursors,
      RequestPager pager,
      ProblemSettings problems) {
    this.parameters = new PageParameters(plan, refuseTooLarge);
    this.cursors = cursors;
    this.pager = pager;
    this.problems = problems;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    PageAsked asked = parameters.read(request);
    request.setProperty(ASKED, asked);
    pager.begin(asked, cursors, reason -> rejected(request, reason));
  }

  private ProblemException rejected(
      ContainerRequestContext request, RejectedCursorException reason) {
    request.setProperty(REJECTED, true);
    Problem problem =
        reason.isExpired()
            ? problems.problem(410, "cursor-expired", "The cursor has expired")
            : problems.problem(400, "cursor-invalid", "The cursor is not valid");
    return new ProblemException(problem);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(ASKED) instanceof PageAsked asked)) {
      return;
    }
    PageLinks links = new PageLinks(request.getUriInfo());
    if (request.getProperty(REJECTED) != null) {
      response.getHeaders().add(HttpHeaders.LINK, links.first(asked.plan().style()));
    }
    Paged<?> page = response.getStatus() == 200 ? page(response.getEntity(), asked) : null;
    if (page != null) {
      response.setEntity(Envelope.of(asked, page));
      response.getHeaders().add(HttpHeaders.LINK, links.of(asked, page));
      if (page.total() >= 0) {
        response.getHeaders().putSingle("X-Total-Count", page.total());
      }
    }
  }

  private static @Nullable Paged<?> page(@Nullable Object entity, PageAsked asked) {
    if (entity instanceof Paged<?> page) {
      return page;
    }
    if (entity instanceof List<?> all && asked.plan().style() != PageStyle.CURSOR) {
      return Slices.of(all, asked);
    }
    return null;
  }
}
