package org.freshet.essentials.ratelimit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.freshet.essentials.config.CacheInFront;
import org.jspecify.annotations.Nullable;

/**
 * Holds the limits of one method that can be judged at one moment of a request, and says in its
 * response what is left. A method has at most two: one before authentication, one after it.
 */
public abstract sealed class LimitFilter
    implements ContainerRequestFilter, ContainerResponseFilter {

  /** Before anybody is authenticated: guesses at passwords are counted too. */
  public static final int EARLY = Priorities.AUTHENTICATION - 100;

  /** After authentication, before authorization. */
  public static final int LATE = Priorities.AUTHENTICATION + 500;

  private static final String SAID = "org.freshet.essentials.ratelimit.said";
  private static final MediaType PROBLEM = new MediaType("application", "problem+json");

  private final List<Limit> limits;
  private final LimitJudge judge;

  @Context @Nullable HttpServletRequest servletRequest;

  private LimitFilter(List<Limit> limits, LimitJudge judge) {
    this.limits = List.copyOf(limits);
    this.judge = judge;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (CacheInFront.isRenewal(request)) {
      // Nobody's request: counting it would take from whoever has the address of this server.
      return;
    }
    CacheInFront.mustNotSkip(request);
    RequestCaller caller = new RequestCaller(request, servletRequest, judge.settings().trusted());
    LimitJudge.Judgement judgement = judge.judge(limits, caller);
    said(request).addAll(judgement.said());
    if (judgement.problem() != null) {
      Response.ResponseBuilder refused =
          Response.status(judgement.problem().status()).entity(judgement.problem()).type(PROBLEM);
      long wait = LimitText.retryAfter(judgement.said());
      if (wait > 0) {
        refused.header(HttpHeaders.RETRY_AFTER, wait);
      }
      request.abortWith(refused.build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    List<LimitText.Said> said = said(request);
    if (judge.settings().fields() && !said.isEmpty()) {
      MultivaluedMap<String, Object> fields = response.getHeaders();
      fields.putSingle("RateLimit-Policy", LimitText.policies(said));
      fields.putSingle("RateLimit", LimitText.remaining(said));
    }
  }

  /** What the limits of a request said so far; the container keeps it with the request. */
  @SuppressWarnings("unchecked")
  private static List<LimitText.Said> said(ContainerRequestContext request) {
    Object known = request.getProperty(SAID);
    if (known != null) {
      return (List<LimitText.Said>) known;
    }
    List<LimitText.Said> said = new ArrayList<>();
    request.setProperty(SAID, said);
    return said;
  }

  /** Two classes, since containers take one instance of a class only. */
  public static final class Early extends LimitFilter {

    /** A filter for limits of one method that need nobody to be authenticated. */
    public Early(List<Limit> limits, LimitJudge judge) {
      super(limits, judge);
    }
  }

  /** After authentication. */
  public static final class Late extends LimitFilter {

    /** A filter for limits of one method that need the caller. */
    public Late(List<Limit> limits, LimitJudge judge) {
      super(limits, judge);
    }
  }
}
