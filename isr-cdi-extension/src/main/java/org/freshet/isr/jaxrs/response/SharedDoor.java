package org.freshet.isr.jaxrs.response;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.define.IsrMethod;
import org.freshet.isr.http.Answer;
import org.freshet.isr.http.CacheControlHeader;
import org.freshet.isr.http.CacheStatusHeader;
import org.freshet.isr.http.CacheStatusHeader.Forward;
import org.freshet.isr.http.Served;
import org.freshet.isr.http.field.FieldValues;
import org.freshet.isr.jaxrs.ResponseText;
import org.freshet.isr.meter.Outcome;
import org.freshet.isr.meter.RouteMeters;
import org.freshet.isr.policy.Freshness;
import org.freshet.isr.policy.RequestDecision;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.serve.Entry;
import org.freshet.isr.serve.Found;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.serve.SingleFlight;
import org.freshet.isr.serve.SingleFlight.Boarding;
import org.freshet.isr.serve.SingleFlight.Landing;
import org.freshet.isr.store.StoredResponse;
import org.jspecify.annotations.Nullable;

/**
 * Stands right before the resource method and answers in its place where a shared cache may (RFC
 * 9111, section 4); what is stale it asks the method to confirm (section 4.3).
 */
final class SharedDoor implements ContainerRequestFilter {

  /** How often a request looks again after waiting, before it goes its own way. */
  private static final int PATIENCE = 3;

  private static final Set<String> CONDITIONS =
      Set.of(
          "if-match",
          "if-none-match",
          "if-modified-since",
          "if-unmodified-since",
          "if-range",
          "range");

  private final IsrMethod method;
  private final OriginCache cache;
  private final SingleFlight flights;
  private final SharedMemory memory;
  private final IsrSettings settings;
  private final BooleanSupplier inTransaction;
  private final RouteMeters meters;

  SharedDoor(
      IsrMethod method,
      OriginCache cache,
      SingleFlight flights,
      SharedMemory memory,
      IsrSettings settings,
      BooleanSupplier inTransaction,
      RouteMeters meters) {
    this.method = method;
    this.cache = cache;
    this.flights = flights;
    this.memory = memory;
    this.settings = settings;
    this.inTransaction = inTransaction;
    this.meters = meters;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!(request.getProperty(Entry.NAME) instanceof Entry entry)) {
      // Another application of this deployment without the entry filter: not ours to cache.
      return;
    }
    if (request.getProperty(Entry.EACH) != null) {
      entry.ofFilters();
    }
    if (!meters.isLocated()) {
      meters.locatedBelow(request.getUriInfo().getBaseUri().getRawPath());
    }
    SharedExchange exchange = new SharedExchange(method, entry, meters, cache.now());
    request.setProperty(SharedExchange.NAME, exchange);
    CurrentProduction.set(exchange.production);
    entry.atEnd(exchange.production::end);
    if (inTransaction.getAsBoolean()) {
      exchange.production.beganInsideTransaction();
    }
    new SharedRequest(request).read(exchange);
    if (exchange.decision == RequestDecision.DRAFT) {
      exchange.production.ofDraft();
    }
    if (exchange.decision.mayAnswer()) {
      answerOrLead(request, exchange);
    }
    if (exchange.answered) {
      exchange.meter.answered(exchange.how);
    } else {
      exchange.meter.begins();
      entry.atEnd(exchange::isOver);
    }
  }

  private void answerOrLead(ContainerRequestContext request, SharedExchange exchange) {
    if (!exchange.entry.isWarmUp()) {
      cache.visited(memory.key(exchange));
    }
    for (int i = 0; i < PATIENCE; i++) {
      exchange.key = memory.key(exchange);
      Found found = cache.find(exchange.key);
      if (found != null && mayGet(exchange, found) && answersNow(found, exchange)) {
        answer(request, exchange, found);
        return;
      }
      exchange.found = found != null;
      if (exchange.directives.onlyIfCached()) {
        refuse(request, exchange);
        return;
      }
      if (exchange.decision == RequestDecision.ANSWER_ONLY || wantsPart(request, found)) {
        return;
      }
      if (exchange.authorized || memory.unshareable().contains(exchange.key)) {
        // Its answer is hardly ever shared, so nobody should wait for it, nor it for others.
        ask(request, exchange, found);
        return;
      }
      Boarding boarding = flights.board(exchange.key, exchange.entry.pin());
      if (boarding.leads()) {
        lead(request, exchange, boarding);
        return;
      }
      if (!exchange.entry.mayGet(boarding.flight().pin())) {
        // It was begun before this visitor wrote something.
        ask(request, exchange, found);
        return;
      }
      if (!isWorthAnotherLook(request, exchange, boarding)) {
        return;
      }
    }
  }

  /** Nothing whole is stored: the resource may know better how to send a part of it. */
  private static boolean wantsPart(ContainerRequestContext request, @Nullable Found found) {
    return found == null && request.getHeaderString("Range") != null;
  }

  /** Not what is older than what this visitor has written. */
  static boolean mayGet(SharedExchange exchange, Found found) {
    return exchange.entry.mayGet(found.response().pin());
  }

  private boolean answersNow(Found found, SharedExchange exchange) {
    boolean content =
        exchange.collapsed && found.freshness().answersAtOnce()
            || exchange.directives.isContentWith(
                found.freshness(), found.age(), found.ttl(), settings.profile());
    if (!content || found.freshness() == Freshness.FRESH) {
      return content;
    }
    return !exchange.entry.isWarmUp()
        && (exchange.collapsed
            || found.freshness() != Freshness.STALE_WHILE_REVALIDATE
            || cache.renewBehind(exchange.key, found.response()));
  }

  private void lead(ContainerRequestContext request, SharedExchange exchange, Boarding boarding) {
    exchange.leads(boarding.flight());
    // Whoever led before may have landed between the look and the boarding.
    Found found = cache.find(exchange.key);
    if (found != null
        && found.freshness() == Freshness.FRESH
        && mayGet(exchange, found)
        && answersNow(found, exchange)) {
      exchange.land(Landing.STORED);
      answer(request, exchange, found);
      return;
    }
    ask(request, exchange, found);
  }

  /** Asks for the whole response, or for word that the stored one still holds. */
  private static void ask(
      ContainerRequestContext request, SharedExchange exchange, @Nullable Found found) {
    exchange.asked = true;
    for (String name : List.copyOf(request.getHeaders().keySet())) {
      if (CONDITIONS.contains(name.toLowerCase(Locale.ROOT))) {
        exchange.keepCondition(name, request.getHeaderString(name));
        request.getHeaders().remove(name);
      }
    }
    if (found == null || found.freshness() == Freshness.UNSERVABLE) {
      return;
    }
    StoredResponse held = found.response();
    String changed = FieldValues.joined(held.headers(), "Last-Modified");
    if (!held.etag().isEmpty()) {
      request.getHeaders().putSingle("If-None-Match", held.etag());
    }
    if (changed != null) {
      request.getHeaders().putSingle("If-Modified-Since", changed);
    }
    if (changed != null || !held.etag().isEmpty()) {
      exchange.validated = held;
    }
  }

  /** Waits for the leader; false if this request should go its own way. */
  private boolean isWorthAnotherLook(
      ContainerRequestContext request, SharedExchange exchange, Boarding boarding) {
    meters.waited();
    Landing landing = boarding.flight().await(settings.collapseTimeout());
    if (landing == Landing.STORED) {
      exchange.collapsed = true;
      return true;
    }
    if (landing == Landing.FAILED) {
      Found found = cache.find(exchange.key);
      if (found != null
          && isServableOnError(found)
          && mayGet(exchange, found)
          && !exchange.entry.isWarmUp()) {
        exchange.collapsed = true;
        answer(request, exchange, found);
      }
    }
    return false;
  }

  static boolean isServableOnError(Found found) {
    return found.freshness().answersAtOnce() || found.freshness() == Freshness.STALE_IF_ERROR;
  }

  private void answer(ContainerRequestContext request, SharedExchange exchange, Found found) {
    CacheStatusHeader status =
        exchange.collapsed
            ? CacheStatusHeader.forwarded(Forward.URI_MISS).collapsed()
            : CacheStatusHeader.hit(found.ttl());
    String told = exchange.told(status, settings.development(), "resource");
    boolean stale = found.freshness() != Freshness.FRESH;
    Answer answer =
        Answer.ownTo(
            exchange.fields,
            exchange.decision == RequestDecision.ANSWER_ONLY,
            found.response(),
            new Served(stale, found.age(), told));
    exchange.answered = true;
    exchange.how = exchange.collapsed ? Outcome.COLLAPSED : stale ? Outcome.STALE : Outcome.HIT;
    memory.remember(exchange);
    request.abortWith(response(answer, exchange));
  }

  private static Response response(Answer answer, SharedExchange exchange) {
    Response.ResponseBuilder response = Response.status(answer.status());
    answer.headers().forEach(header -> response.header(header.name(), header.value()));
    if (exchange.recognised) {
      ResponseText.hide(response, answer.headers(), CacheControlHeader.PRIVATE_NO_CACHE);
    }
    if (answer.contentLength() >= 0) {
      response.header("Content-Length", answer.contentLength());
    }
    if (answer.length() > 0) {
      response.entity(SharedResponses.bytes(answer));
    }
    return response.build();
  }

  /** RFC 9111, section 5.2.1.7. */
  private void refuse(ContainerRequestContext request, SharedExchange exchange) {
    exchange.answered = true;
    String told = exchange.told(exchange.forwarded(), settings.development(), "only-if-cached");
    request.abortWith(
        Response.status(Response.Status.GATEWAY_TIMEOUT)
            .header(CacheControlHeader.NAME, CacheControlHeader.PRIVATE_NO_STORE)
            .header(CacheStatusHeader.NAME, told)
            .build());
  }
}
