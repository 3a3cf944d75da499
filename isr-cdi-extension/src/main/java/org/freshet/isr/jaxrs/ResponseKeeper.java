package org.freshet.isr.jaxrs;

import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freshet.isr.api.NotStored;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.define.IsrMethod;
import org.freshet.isr.define.ResponseTags;
import org.freshet.isr.edge.plan.EdgeHeaders;
import org.freshet.isr.http.CacheControlHeader;
import org.freshet.isr.http.CacheStatusHeader;
import org.freshet.isr.http.EntityTag;
import org.freshet.isr.http.Served;
import org.freshet.isr.policy.CacheDecider;
import org.freshet.isr.policy.Freshness;
import org.freshet.isr.policy.RequestDecision;
import org.freshet.isr.policy.ResponseFacts;
import org.freshet.isr.policy.StorageDecision;
import org.freshet.isr.produce.Production;
import org.freshet.isr.revalidate.AutomaticTags;
import org.freshet.isr.revalidate.Outcomes;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.store.GzipCoding;
import org.freshet.isr.store.RenewalRequest;
import org.freshet.isr.store.StoredResponse;
import org.jspecify.annotations.Nullable;

/** Stores what a method wrote, or makes it leave as nobody's to keep. */
final class ResponseKeeper {

  private static final Logger LOG = System.getLogger(ResponseKeeper.class.getName());

  private final IsrMethod method;
  private final OriginCache cache;
  private final FrontMemory memory;
  private final Telling telling;
  private final Set<Tag> ofMethod;
  private final Outcomes outcomes;
  private final CodingRule codings;
  private final EdgeHeaders edges;
  private final AtomicBoolean reported = new AtomicBoolean();

  ResponseKeeper(
      IsrMethod method,
      OriginCache cache,
      FrontMemory memory,
      Telling telling,
      Outcomes outcomes,
      IsrSettings settings,
      EdgeHeaders edges) {
    this.method = method;
    this.cache = cache;
    this.memory = memory;
    this.telling = telling;
    this.outcomes = outcomes;
    this.ofMethod = AutomaticTags.of(method.route(), settings.buildId());
    this.codings = new CodingRule(settings.gzip());
    this.edges = edges;
  }

  /** A stored response and how it answers the request that produced it. */
  record Kept(StoredResponse response, Served served) {}

  /** Null if it is not stored: then its fields say so. */
  @Nullable Kept keep(
      MultivaluedMap<String, Object> headers, IsrExchange exchange, byte[] body, Visit visit) {
    RenewalRequest renewal = exchange.renewal;
    ResponseTags.Inputs inputs = exchange.inputs;
    if (exchange.decision != RequestDecision.CACHE || renewal == null || inputs == null) {
      leaveUnstored(headers, exchange, "request");
      return null;
    }
    Set<Tag> tags = tags(exchange, inputs);
    StorageDecision decision = judge(headers, exchange, visit, tags == null);
    if (decision != StorageDecision.STORE || tags == null) {
      notStored(exchange, decision);
      leaveUnstored(headers, exchange, decision.reason());
      return null;
    }
    StoredResponse response = response(headers, exchange, body, tags, renewal);
    if (!cache.store(exchange.key, response)) {
      leaveUnstored(headers, exchange, "store");
      return null;
    }
    memory.remember(exchange);
    // What was raised while it was produced makes it stale from its first moment on.
    // Not looked up: that would count as a visit, and keep what is asked for once among the rest.
    boolean fresh = cache.judged(response).freshness() == Freshness.FRESH;
    return new Kept(response, new Served(!fresh, -1, telling.stored(exchange)));
  }

  /** Tells why; an unresolved tag always once, the rest in development only. */
  void notStored(IsrExchange exchange, StorageDecision decision) {
    if (exchange.entry.isWarmUp() && tellsOfThePage(exchange)) {
      // A page that may not be stored any more must not be served any longer either.
      cache.forget(exchange.key);
    }
    if (telling.development() && exchange.renewal != null) {
      outcomes.fire(new NotStored(method.route(), exchange.renewal.target(), decision.reason()));
    }
    if (telling.development() || decision == StorageDecision.UNRESOLVED_TAG) {
      String code =
          decision == StorageDecision.UNRESOLVED_TAG ? Codes.UNRESOLVED_TAG : Codes.NOT_STORED;
      Level level = reported.compareAndSet(false, true) ? Level.WARNING : Level.DEBUG;
      LOG.log(level, code + ": " + method.site() + ": not stored: " + decision.reason());
    }
  }

  /** A failure, and a refusal of the renewal itself, leave the last good response in place. */
  private static boolean tellsOfThePage(IsrExchange exchange) {
    return !exchange.failed && exchange.status != 401 && exchange.status != 403;
  }

  private void leaveUnstored(
      MultivaluedMap<String, Object> headers, IsrExchange exchange, String reason) {
    exchange.countNotStored(reason);
    ResponseText.forbidStoring(headers);
    ResponseText.set(headers, CacheStatusHeader.NAME, telling.forwarded(exchange, reason));
  }

  private @Nullable Set<Tag> tags(IsrExchange exchange, ResponseTags.Inputs inputs) {
    try {
      Set<Tag> declared = method.tags().resolve(inputs, exchange.result);
      if (declared == null) {
        return null;
      }
      Set<Tag> all = new HashSet<>(declared);
      all.addAll(exchange.production.tags());
      all.addAll(ofMethod);
      all.add(AutomaticTags.path(exchange.path));
      return all;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, Codes.UNRESOLVED_TAG + ": " + method.site() + ": tags failed", e);
      return null;
    }
  }

  private StorageDecision judge(
      MultivaluedMap<String, Object> headers,
      IsrExchange exchange,
      Visit visit,
      boolean unresolved) {
    CacheControlHeader own =
        CacheControlHeader.parse(ResponseText.value(headers, CacheControlHeader.NAME));
    String type = ResponseText.value(headers, "Content-Type");
    String policy = ResponseText.value(headers, "Content-Security-Policy");
    Set<String> selecting = Set.copyOf(exchange.selecting);
    StorageDecision decision =
        CacheDecider.judge(
            new ResponseFacts(
                exchange.status,
                true,
                ResponseText.has(headers, "Set-Cookie")
                    || exchange.entry.isCookieSet()
                    || visit.setsCookie(),
                own.noStore() || own.noCache() || own.isPrivate(),
                own.isPublic() || own.sMaxAge().isPresent() || own.mustRevalidate(),
                exchange.authorized,
                visit.hasSession(),
                ResponseText.vary(headers),
                selecting,
                ResponseText.has(headers, "Content-Encoding"),
                type != null && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream"),
                policy != null && policy.contains("'nonce-"),
                refusal(exchange.production),
                unresolved));
    return decision == StorageDecision.STORE && !isOfNegotiatedType(exchange, type)
        ? StorageDecision.VARY_UNKEYED
        : decision;
  }

  /** The key says one type; if the container chose another, the key would lie. */
  private static boolean isOfNegotiatedType(IsrExchange exchange, @Nullable String type) {
    String expected = exchange.negotiated;
    return expected == null
        || expected.startsWith("?")
        || type != null && type.regionMatches(true, 0, expected, 0, expected.length());
  }

  private StoredResponse response(
      MultivaluedMap<String, Object> headers,
      IsrExchange exchange,
      byte[] body,
      Set<Tag> tags,
      RenewalRequest renewal) {
    String type = ResponseText.value(headers, "Content-Type");
    String ownTag = ResponseText.value(headers, "ETag");
    String etag = ownTag == null ? EntityTag.strong(body, type == null ? "" : type, tags) : ownTag;
    CacheControlHeader own =
        CacheControlHeader.parse(ResponseText.value(headers, CacheControlHeader.NAME));
    GzipCoding gzip = codings.coding(type, body.length, ownTag != null, own);
    Lifetimes lifetimes = endedByParts(lifetimes(own), exchange.production);
    tellEdges(
        headers, exchange, edges.of(tags, lifetimes, name -> ResponseText.value(headers, name)));
    return new StoredResponse(
        exchange.status,
        ResponseText.stored(headers, exchange),
        exchange.own,
        body,
        etag,
        vary(headers, exchange, gzip != null),
        lifetimes,
        tags,
        exchange.entry.pin(),
        cache.now(),
        renewal,
        gzip);
  }

  /** Among those of the resource: the door behind must send them as well. */
  private static void tellEdges(
      MultivaluedMap<String, Object> headers, IsrExchange exchange, Map<String, String> fields) {
    ResponseText.setAll(headers, fields);
    fields.keySet().forEach(exchange::own);
  }

  /** What one caller may see is for no store that others are answered from. */
  private static @Nullable String refusal(Production production) {
    String own = production.refusal();
    return own == null && production.isPersonal() ? "value of one caller" : own;
  }

  private Lifetimes endedByParts(Lifetimes lifetimes, Production production) {
    Instant end = production.freshUntil();
    return end == null
        ? lifetimes
        : lifetimes.endedAfter(
            Duration.between(cache.now(), end).toSeconds(), production.isDegraded());
  }

  private static String vary(
      MultivaluedMap<String, Object> headers, IsrExchange exchange, boolean coded) {
    Set<String> names = new LinkedHashSet<>(exchange.selecting);
    names.addAll(ResponseText.vary(headers));
    if (coded) {
      names.add("accept-encoding");
    }
    List<String> written = new ArrayList<>();
    for (String name : names) {
      written.add(capitals(name));
    }
    return String.join(", ", written);
  }

  private static String capitals(String name) {
    StringBuilder out = new StringBuilder(name);
    for (int i = 0; i < out.length(); i++) {
      if (i == 0 || out.charAt(i - 1) == '-') {
        out.setCharAt(i, Character.toUpperCase(out.charAt(i)));
      }
    }
    return out.toString();
  }

  /** The application's own header wins where it is stricter, and never makes it laxer. */
  private Lifetimes lifetimes(CacheControlHeader own) {
    Lifetimes declared = method.lifetimes();
    long ownShared = own.sMaxAge().orElse(own.maxAge().orElse(declared.sMaxAge()));
    boolean strict = own.mustRevalidate() || own.proxyRevalidate();
    return new Lifetimes(
        Math.min(declared.maxAge(), own.maxAge().orElse(declared.maxAge())),
        Math.min(declared.sMaxAge(), ownShared),
        strict
            ? 0
            : Math.min(
                declared.staleWhileRevalidate(),
                own.staleWhileRevalidate().orElse(declared.staleWhileRevalidate())),
        strict
            ? 0
            : Math.min(
                declared.staleIfError(), own.staleIfError().orElse(declared.staleIfError())));
  }
}
