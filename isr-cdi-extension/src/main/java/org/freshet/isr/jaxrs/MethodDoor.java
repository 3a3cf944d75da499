package org.freshet.isr.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.freshet.isr.define.IsrMethod;
import org.freshet.isr.http.Answer;
import org.freshet.isr.http.CacheControlHeader;
import org.freshet.isr.http.CacheStatusHeader;
import org.freshet.isr.http.RequestFields;
import org.freshet.isr.http.Served;
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
import org.jspecify.annotations.Nullable;

/**
 * The door behind: stands right before the resource method, after every filter of the application,
 * and answers in its place where it may.
 */
final class MethodDoor implements ContainerRequestFilter {

  /** How often a request looks again after waiting, before it goes its own way. */
  private static final int PATIENCE = 3;

  private final IsrMethod method;
  private final OriginCache cache;
  private final SingleFlight flights;
  private final Duration collapseTimeout;
  private final FrontMemory memory;
  private final Telling telling;
  private final RouteMeters meters;
  private final BooleanSupplier inTransaction;
  private final UnkeyedInputs unkeyed;
  private final RequestReader reader;

  MethodDoor(
      IsrMethod method,
      OriginCache cache,
      SingleFlight flights,
      Duration collapseTimeout,
      FrontMemory memory,
      Telling telling,
      BooleanSupplier inTransaction,
      VariantSelector variants,
      RouteMeters meters) {
    this.method = method;
    this.cache = cache;
    this.flights = flights;
    this.collapseTimeout = collapseTimeout;
    this.memory = memory;
    this.telling = telling;
    this.meters = meters;
    this.inTransaction = inTransaction;
    this.unkeyed = new UnkeyedInputs(method.site(), telling.development());
    this.reader = new RequestReader(method, variants);
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
    IsrExchange exchange = new IsrExchange(method, entry, meters);
    request.setProperty(IsrExchange.NAME, exchange);
    if (inTransaction.getAsBoolean()) {
      exchange.production.beganInsideTransaction();
    }
    CurrentProduction.set(exchange.production);
    entry.atEnd(exchange.production::end);
    reader.read(request, exchange);
    if (exchange.decision == RequestDecision.DRAFT) {
      exchange.production.ofDraft();
    }
    if (exchange.decision.mayAnswer()) {
      if (!entry.isWarmUp()) {
        cache.visited(exchange.key);
      }
      answerOrLead(request, exchange);
    }
    if (exchange.decision == RequestDecision.CACHE && !exchange.answered) {
      unkeyed.refuseWhatIsKnown(exchange);
      if (exchange.ownReason == null && !exchange.authorized && !exchange.unwanted) {
        request.setProperty(Entry.KEEPS, method.lifetimes().retention());
      }
      // From here on the application reads, which was the business of filters before.
      exchange.production.watchedBy(unkeyed.watch(exchange));
    }
    if (exchange.answered) {
      exchange.meter.answered(exchange.how);
    } else {
      exchange.meter.begins();
      entry.atEnd(exchange::isOver);
    }
  }

  private void answerOrLead(ContainerRequestContext request, IsrExchange exchange) {
    for (int i = 0; i < PATIENCE; i++) {
      Found found = find(cache, exchange);
      if (found != null && answersNow(found, exchange)) {
        answer(request, exchange, found);
        return;
      }
      CacheControlHeader asked = directives(request);
      if (asked.onlyIfCached()) {
        refuse(request, exchange);
        return;
      }
      if (exchange.decision == RequestDecision.ANSWER_ONLY) {
        return;
      }
      exchange.unwanted = asked.noStore();
      boolean forNobody = exchange.unwanted || exchange.ownReason != null;
      if (exchange.authorized || forNobody && !flights.isUnderWay(exchange.key)) {
        // Its answer is hardly ever shared, so nobody should wait for it, nor it for others.
        withholdConditions(request, exchange);
        return;
      }
      Boarding boarding = flights.board(exchange.key, exchange.entry.pin());
      if (boarding.leads()) {
        lead(request, exchange, boarding);
        return;
      }
      if (!exchange.entry.mayGet(boarding.flight().pin())) {
        // It was begun before this visitor wrote something.
        withholdConditions(request, exchange);
        return;
      }
      if (found != null && isOthersBusiness(found, exchange)) {
        answer(request, exchange, found);
        return;
      }
      if (!isWorthAnotherLook(request, exchange, boarding)) {
        return;
      }
    }
  }

  /** What is stored and this visitor may get; notes whether anything is stored. */
  static @Nullable Found find(OriginCache cache, IsrExchange exchange) {
    Found found = cache.find(exchange.key);
    exchange.found = found != null;
    return found != null && exchange.entry.mayGet(found.response().pin()) ? found : null;
  }

  /** Fresh, or stale with somebody renewing it; a renewal itself wants nothing stale. */
  private boolean answersNow(Found found, IsrExchange exchange) {
    if (found.freshness() == Freshness.FRESH) {
      return true;
    }
    return found.freshness() == Freshness.STALE_WHILE_REVALIDATE
        && !exchange.entry.isWarmUp()
        && (exchange.collapsed
            || exchange.isRenewable() && cache.renewBehind(exchange.key, found.response()));
  }

  /** Stale and left to visitors, one of which is producing it. */
  private static boolean isOthersBusiness(Found found, IsrExchange exchange) {
    return found.freshness() == Freshness.STALE_WHILE_REVALIDATE && !exchange.entry.isWarmUp();
  }

  private void lead(ContainerRequestContext request, IsrExchange exchange, Boarding boarding) {
    exchange.leads(boarding.flight());
    // Whoever led before may have landed between the look and the boarding.
    Found found = find(cache, exchange);
    if (found != null && found.freshness() == Freshness.FRESH) {
      exchange.land(Landing.STORED);
      answer(request, exchange, found);
      return;
    }
    withholdConditions(request, exchange);
  }

  /** The resource must produce the whole response; conditions are about the answer. */
  private static void withholdConditions(ContainerRequestContext request, IsrExchange exchange) {
    Set<String> names = request.getHeaders().keySet();
    boolean conditional = false;
    for (String name : names) {
      conditional |= IsrExchange.isCondition(name);
    }
    if (!conditional) {
      return;
    }
    for (String name : List.copyOf(names)) {
      if (IsrExchange.isCondition(name)) {
        exchange.keepCondition(name, request.getHeaderString(name));
        request.getHeaders().remove(name);
      }
    }
  }

  /** Waits for the leader; false if this request should go its own way. */
  private boolean isWorthAnotherLook(
      ContainerRequestContext request, IsrExchange exchange, Boarding boarding) {
    meters.waited();
    Landing landing = boarding.flight().await(collapseTimeout);
    if (landing == Landing.STORED) {
      exchange.collapsed = true;
      return true;
    }
    if (landing == Landing.FAILED) {
      Found found = find(cache, exchange);
      if (found != null && isServableOnError(found) && !exchange.entry.isWarmUp()) {
        exchange.collapsed = true;
        answer(request, exchange, found);
      }
    }
    return false;
  }

  static boolean isServableOnError(Found found) {
    return found.freshness().answersAtOnce() || found.freshness() == Freshness.STALE_IF_ERROR;
  }

  private void answer(ContainerRequestContext request, IsrExchange exchange, Found found) {
    RequestFields fields = request::getHeaderString;
    boolean head = exchange.decision == RequestDecision.ANSWER_ONLY;
    boolean stale = found.freshness() != Freshness.FRESH;
    String status =
        exchange.collapsed
            ? telling.collapsed(exchange.key)
            : telling.hit(found.ttl(), exchange.key, Telling.BEHIND);
    Answer answer =
        Answer.ownTo(fields, head, found.response(), new Served(stale, found.age(), status));
    exchange.answered = true;
    exchange.how = exchange.collapsed ? Outcome.COLLAPSED : stale ? Outcome.STALE : Outcome.HIT;
    memory.remember(exchange);
    request.abortWith(response(answer, exchange));
  }

  private static Response response(Answer answer, IsrExchange exchange) {
    Response.ResponseBuilder response = Response.status(answer.status());
    answer.headers().forEach(header -> response.header(header.name(), header.value()));
    String hidden = ResponseText.hidden(exchange);
    if (hidden != null) {
      ResponseText.hide(response, answer.headers(), hidden);
    }
    if (answer.contentLength() >= 0) {
      response.header("Content-Length", answer.contentLength());
    }
    if (answer.length() > 0) {
      response.entity(bytes(answer));
    }
    return response.build();
  }

  static byte[] bytes(Answer answer) {
    byte[] body = answer.body();
    return answer.offset() == 0 && answer.length() == body.length
        ? body
        : Arrays.copyOfRange(body, answer.offset(), answer.offset() + answer.length());
  }

  /**
   * Of what a client may say about caches {@code only-if-cached} and {@code no-store} are obeyed;
   * the others would let anybody make the application work as often as they like (RFC 9111, section
   * 5.2.1, leaves that to caches).
   */
  private static CacheControlHeader directives(ContainerRequestContext request) {
    return CacheControlHeader.parse(request.getHeaderString(CacheControlHeader.NAME));
  }

  /** RFC 9111, section 5.2.1.7. */
  private void refuse(ContainerRequestContext request, IsrExchange exchange) {
    exchange.answered = true;
    request.abortWith(
        Response.status(Response.Status.GATEWAY_TIMEOUT)
            .header(CacheControlHeader.NAME, CacheControlHeader.PRIVATE_NO_STORE)
            .header(CacheStatusHeader.NAME, telling.forwarded(exchange, "only-if-cached"))
            .build());
  }
}
