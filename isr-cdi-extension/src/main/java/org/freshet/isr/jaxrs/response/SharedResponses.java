package org.freshet.isr.jaxrs.response;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.ServedStale;
import org.freshet.isr.http.Answer;
import org.freshet.isr.http.CacheStatusHeader;
import org.freshet.isr.http.CacheStatusHeader.Forward;
import org.freshet.isr.http.Served;
import org.freshet.isr.jaxrs.ResponseText;
import org.freshet.isr.jaxrs.Visit;
import org.freshet.isr.jaxrs.response.SharedKeeper.Kept;
import org.freshet.isr.meter.Outcome;
import org.freshet.isr.policy.Freshness;
import org.freshet.isr.revalidate.Outcomes;
import org.freshet.isr.serve.Found;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.serve.SingleFlight.Landing;
import org.freshet.isr.store.StoredResponse;
import org.jspecify.annotations.Nullable;

/**
 * Meets the response of the resource before any filter of the application does: turns its word that
 * nothing has changed into the stored response (RFC 9111, section 4.3), puts the last good response
 * in the place of a failure (RFC 5861, section 4), and keeps what has no body.
 */
final class SharedResponses implements ContainerResponseFilter {

  private static final Set<Integer> FAILURES = Set.of(500, 502, 503, 504);
  private static final int NOT_MODIFIED = 304;
  private static final byte[] NOTHING = {};

  private final OriginCache cache;
  private final SharedKeeper keeper;
  private final Outcomes outcomes;

  @Context @Nullable HttpServletRequest servletRequest;
  @Context @Nullable HttpServletResponse servletResponse;

  SharedResponses(OriginCache cache, SharedKeeper keeper, Outcomes outcomes) {
    this.cache = cache;
    this.keeper = keeper;
    this.outcomes = outcomes;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(SharedExchange.NAME) instanceof SharedExchange exchange)
        || exchange.answered) {
      return;
    }
    exchange.meter.ends();
    exchange.receivedAt = cache.now();
    exchange.status = response.getStatus();
    exchange.result = response.getEntity();
    exchange.ownHeaders(response.getHeaders().keySet());
    StoredResponse validated = exchange.validated;
    if (exchange.status == NOT_MODIFIED && validated != null) {
      confirm(response, exchange, validated);
      return;
    }
    if (FAILURES.contains(exchange.status)) {
      if (isReplaced(request, response, exchange)) {
        return;
      }
      exchange.failed = true;
    }
    if (!response.hasEntity()) {
      end(response, exchange);
    }
  }

  private void confirm(
      ContainerResponseContext response, SharedExchange exchange, StoredResponse validated) {
    ResponseFields news = ResponseFields.of(response.getHeaders(), exchange);
    Kept kept = keeper.freshen(validated, news.all(), exchange, visit());
    CacheStatusHeader status = CacheStatusHeader.forwarded(Forward.STALE).status(NOT_MODIFIED);
    String told =
        exchange.told(
            kept.isStored() ? status.stored() : status,
            keeper.settings.development(),
            kept.isStored() ? "resource" : kept.decision().reason());
    long age = cache.judged(kept.response()).age();
    Answer answer =
        Answer.ownTo(exchange::condition, false, kept.response(), new Served(false, age, told));
    exchange.answered = true;
    replace(response, exchange, answer);
    exchange.land(kept.isStored() ? Landing.STORED : Landing.NOT_SHARED);
  }

  private boolean isReplaced(
      ContainerRequestContext request, ContainerResponseContext response, SharedExchange exchange) {
    if (exchange.entry.isWarmUp() || exchange.key.isEmpty()) {
      return false;
    }
    Found found = cache.find(exchange.key);
    if (found == null || !SharedDoor.isServableOnError(found)) {
      return false;
    }
    boolean fresh = found.freshness() == Freshness.FRESH;
    String told =
        exchange.told(
            CacheStatusHeader.hit(found.ttl()), keeper.settings.development(), "resource");
    Answer answer =
        Answer.ownTo(
            name -> field(request, exchange, name),
            request.getMethod().equals("HEAD"),
            found.response(),
            new Served(!fresh, found.age(), told));
    int failure = response.getStatus();
    exchange.answered = true;
    exchange.meter.answered(Outcome.STALE_IF_ERROR);
    response.getHeaders().clear();
    replace(response, exchange, answer);
    exchange.land(Landing.FAILED);
    outcomes.fire(
        new ServedStale(exchange.target, "status " + failure, Duration.ofSeconds(found.age())));
    return true;
  }

  private static @Nullable String field(
      ContainerRequestContext request, SharedExchange exchange, String name) {
    return exchange.asked ? exchange.condition(name) : request.getHeaderString(name);
  }

  /** A cookie that came with the word is for this visitor, whoever else gets the page. */
  private static void replace(
      ContainerResponseContext response, SharedExchange exchange, Answer answer) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    List<Object> cookies = headers.get("Set-Cookie");
    List<Object> own = cookies == null ? List.of() : List.copyOf(cookies);
    headers.clear();
    answer.headers().forEach(header -> headers.add(header.name(), header.value()));
    if (!own.isEmpty() && !headers.containsKey("Set-Cookie")) {
      own.forEach(cookie -> headers.add("Set-Cookie", cookie));
      ResponseText.forbidStoring(headers);
    }
    if (exchange.recognised) {
      ResponseText.hide(headers);
    }
    if (answer.contentLength() >= 0) {
      headers.putSingle("Content-Length", answer.contentLength());
    }
    response.setStatus(answer.status());
    if (answer.length() > 0) {
      response.setEntity(bytes(answer), new Annotation[0], response.getMediaType());
    } else {
      response.setEntity(null);
    }
  }

  static byte[] bytes(Answer answer) {
    byte[] body = answer.body();
    return answer.offset() == 0 && answer.length() == body.length
        ? body
        : Arrays.copyOfRange(body, answer.offset(), answer.offset() + answer.length());
  }

  /** Nothing will be captured, so what the resource set is all there is. */
  private void end(ContainerResponseContext response, SharedExchange exchange) {
    Kept kept = keeper.keep(response.getHeaders(), exchange, NOTHING, true, visit());
    if (kept != null && kept.isStored()) {
      exchange.land(Landing.STORED);
    } else {
      exchange.land(exchange.failed ? Landing.FAILED : Landing.NOT_SHARED);
    }
  }

  private Visit visit() {
    return new Visit(servletRequest, servletResponse);
  }
}
