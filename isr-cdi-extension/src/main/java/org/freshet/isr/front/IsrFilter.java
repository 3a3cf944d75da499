package org.freshet.isr.front;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.freshet.isr.http.CacheControlHeader;
import org.freshet.isr.http.DraftCookie;
import org.freshet.isr.http.WriteMarker;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.revalidate.WarmUpOrigin;
import org.freshet.isr.serve.Entry;
import org.freshet.isr.serve.KnownRequests;
import org.freshet.isr.serve.KnownRequests.Known;
import org.freshet.isr.serve.OpenRequests;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.serve.OwnWrites;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * The door in front: answers a request it has seen resolved before, without entering Jakarta REST;
 * everything else goes behind, with what the node knew when it entered.
 *
 * <p>Registered by the library's web fragment. Not registered from {@code EAR/lib}, nor where
 * {@code absolute-ordering} leaves it out; the cache then works through the door behind alone.
 */
public class IsrFilter implements Filter {

  /** The name under which the web fragment registers the filter. */
  public static final String NAME = "org.freshet.isr.front";

  @Inject OriginCache cache;
  @Inject KnownRequests known;
  @Inject WarmUpOrigin origin;
  @Inject OpenRequests requests;
  @Inject DraftCookie draft;
  @Inject OwnWrites writes;

  @Inject FrontAnswer answers;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(request instanceof HttpServletRequest http)
        || !(response instanceof HttpServletResponse answer)
        || request.getAttribute(Entry.NAME) != null) {
      chain.doFilter(request, response);
      return;
    }
    String line = FrontRequest.line(http);
    // Its lines are joined only if there is one.
    String cookies = http.getHeader("Cookie") == null ? null : FrontRequest.header(http, "Cookie");
    boolean isDraft = isDraft(http, cookies);
    Sequence notBefore = notBefore(http, cookies);
    if (!isDraft && FrontRequest.mayBeAnswered(http)) {
      Known found = known.find(line, name -> FrontRequest.header(http, name));
      if (found != null && answers.answer(http, answer, found, notBefore)) {
        return;
      }
    }
    Entry entry = new Entry(cache.pin(), line, name -> FrontRequest.header(http, name));
    if (isDraft) {
      entry.ofDraft();
    }
    writes.begin(entry, notBefore);
    goBehind(http, answer, chain, entry);
  }

  private boolean isDraft(HttpServletRequest request, @Nullable String cookies) {
    return cookies != null
        && cookies.contains(DraftCookie.NAME)
        && draft.isIn(cookies, request.getContextPath(), cache.now());
  }

  private @Nullable Sequence notBefore(HttpServletRequest request, @Nullable String cookies) {
    return cookies != null && cookies.contains(WriteMarker.NAME)
        ? writes.notBefore(cookies, request.getContextPath())
        : null;
  }

  private void goBehind(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, Entry entry)
      throws IOException, ServletException {
    request.setAttribute(Entry.NAME, entry);
    HttpServletRequest watched = new WatchedRequest(request, entry);
    request.setAttribute(Entry.REQUEST, watched);
    request.setAttribute(Entry.RESPONSE, response);
    OpenRequests.Wave wave = requests.entered();
    entry.atEnd(() -> requests.left(wave));
    try {
      if (origin.get() == null) {
        origin.arrived(request.isSecure(), request.getLocalAddr(), request.getLocalPort());
      }
      WatchedResponse answer =
          new WatchedResponse(response, entry, () -> handOver(request, response, entry));
      chain.doFilter(watched, answer);
      if (!request.isAsyncStarted()) {
        answer.beforeItLeaves();
      }
    } finally {
      // Whatever this thread produced, it goes on to other requests.
      CurrentProduction.set(null);
      writes.end();
      end(request, entry);
    }
  }

  /** For servlets; the answers of Jakarta REST have got what belongs to them before. */
  private void handOver(HttpServletRequest request, HttpServletResponse response, Entry entry) {
    if (writes.areShown() && !response.isCommitted()) {
      String marker = writes.toHandOver(entry, request.getContextPath(), request.isSecure());
      if (marker != null) {
        response.addHeader("Set-Cookie", marker);
        response.setHeader(CacheControlHeader.NAME, CacheControlHeader.PRIVATE_NO_STORE);
      }
    }
  }

  private static void end(HttpServletRequest request, Entry entry) {
    try {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(new Ending(entry));
        return;
      }
    } catch (IllegalStateException e) {
      // Asynchronous processing ended between the two lines above.
    }
    entry.ended();
  }

  /** Ends an entry when asynchronous processing has ended, however it did. */
  private record Ending(Entry entry) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
      entry.ended();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      entry.ended();
    }

    @Override
    public void onError(AsyncEvent event) {
      entry.ended();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
