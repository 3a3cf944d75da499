package org.freshet.isr.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.freshet.isr.api.ServedStale;
import org.freshet.isr.http.Answer;
import org.freshet.isr.http.CacheStatusHeader;
import org.freshet.isr.http.Served;
import org.freshet.isr.meter.Outcome;
import org.freshet.isr.policy.Freshness;
import org.freshet.isr.revalidate.Outcomes;
import org.freshet.isr.serve.Found;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.serve.SingleFlight.Landing;
import org.freshet.isr.store.RenewalRequest;
import org.jspecify.annotations.Nullable;

/**
 * Meets the response of the resource before any filter of the application does: notes what the
 * resource itself said, puts the last good response in the place of a failure (RFC 5861, section
 * 4), and ends what has no body to capture.
 */
final class ResponseDoor implements ContainerResponseFilter {

  private static final Set<Integer> FAILURES = Set.of(500, 502, 503, 504);
  private static final Set<Integer> GONE = Set.of(404, 410);

  private final OriginCache cache;
  private final Telling telling;
  private final Outcomes outcomes;

  ResponseDoor(OriginCache cache, Telling telling, Outcomes outcomes) {
    this.cache = cache;
    this.telling = telling;
    this.outcomes = outcomes;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(IsrExchange.NAME) instanceof IsrExchange exchange)
        || exchange.answered) {
      return;
    }
    exchange.meter.ends();
    if (FAILURES.contains(response.getStatus())) {
      if (isReplaced(request, response, exchange)) {
        return;
      }
      exchange.failed = true;
    }
    if (GONE.contains(response.getStatus()) && !exchange.key.isEmpty()) {
      cache.forget(exchange.key);
    }
    exchange.status = response.getStatus();
    exchange.result = response.getEntity();
    nameLanguage(response, exchange);
    exchange.ownHeaders(response.getHeaders().keySet());
    if (!response.hasEntity()) {
      end(response, exchange);
    }
  }

  /** RFC 9110, section 8.5; the resource may know better. */
  private static void nameLanguage(ContainerResponseContext response, IsrExchange exchange) {
    Locale language = exchange.production.selected().language();
    if (language != null
        && response.getStatus() == 200
        && !ResponseText.has(response.getHeaders(), "Content-Language")) {
      response.getHeaders().putSingle("Content-Language", language.toLanguageTag());
    }
  }

  private boolean isReplaced(
      ContainerRequestContext request, ContainerResponseContext response, IsrExchange exchange) {
    RenewalRequest renewal = exchange.renewal;
    if (exchange.entry.isWarmUp() || renewal == null) {
      return false;
    }
    Found found = MethodDoor.find(cache, exchange);
    if (found == null || !MethodDoor.isServableOnError(found)) {
      return false;
    }
    int failure = response.getStatus();
    replace(request, response, exchange, found);
    exchange.answered = true;
    exchange.meter.answered(Outcome.STALE_IF_ERROR);
    exchange.land(Landing.FAILED);
    outcomes.fire(
        new ServedStale(renewal.target(), "status " + failure, Duration.ofSeconds(found.age())));
    return true;
  }

  private void replace(
      ContainerRequestContext request,
      ContainerResponseContext response,
      IsrExchange exchange,
      Found found) {
    boolean fresh = found.freshness() == Freshness.FRESH;
    String status = telling.hit(found.ttl(), exchange.key, Telling.BEHIND);
    Answer answer =
        Answer.ownTo(
            name -> field(request, exchange, name),
            request.getMethod().equals("HEAD"),
            found.response(),
            new Served(!fresh, found.age(), status));
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.clear();
    answer.headers().forEach(header -> headers.add(header.name(), header.value()));
    ResponseText.hideFromOthers(headers, exchange);
    if (answer.contentLength() >= 0) {
      headers.putSingle("Content-Length", answer.contentLength());
    }
    response.setStatus(answer.status());
    if (answer.length() > 0) {
      response.setEntity(MethodDoor.bytes(answer), new Annotation[0], response.getMediaType());
    } else {
      response.setEntity(null);
    }
  }

  static @Nullable String field(
      ContainerRequestContext request, IsrExchange exchange, String name) {
    String kept = exchange.condition(name);
    return kept == null ? request.getHeaderString(name) : kept;
  }

  /** A response without a body is never stored. */
  private void end(ContainerResponseContext response, IsrExchange exchange) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    // A 304 of the resource's own speaks about what the client has; nothing to forbid there.
    if (response.getStatus() != 304) {
      ResponseText.forbidStoring(headers);
    }
    exchange.countNotStored("no body");
    headers.putSingle(CacheStatusHeader.NAME, telling.forwarded(exchange, "no body"));
    exchange.land(exchange.failed ? Landing.FAILED : Landing.NOT_SHARED);
  }
}
