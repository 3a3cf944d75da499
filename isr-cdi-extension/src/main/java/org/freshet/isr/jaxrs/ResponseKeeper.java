package org.freshet.isr.jaxrs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
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
  private static final String POLICY = "Content-Security-Policy";
  private static final int FEW = 16;
  private static final String EVENTS = "text/event-stream";

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
  @Nullable Kept keep(WrittenFields fields, IsrExchange exchange, byte[] body, Visit visit) {
    RenewalRequest renewal = exchange.renewal;
    ResponseTags.Inputs inputs = exchange.inputs;
    if (exchange.decision != RequestDecision.CACHE || renewal == null || inputs == null) {
      leaveUnstored(fields, exchange, "request");
      return null;
    }
    Set<Tag> tags = tags(exchange, inputs);
    OwnDirectives own = OwnDirectives.of(fields, visit, exchange.recognised, cache.now());
    StorageDecision decision = judge(fields, own, exchange, visit, tags == null);
    if (decision == StorageDecision.STORE && tags != null && !findRoom(fields, exchange, tags)) {
      decision = StorageDecision.EDGE_TAGS;
    }
    if (decision != StorageDecision.STORE || tags == null) {
      notStored(exchange, decision);
      leaveUnstored(fields, exchange, decision.reason());
      return null;
    }
    StoredResponse response = response(fields, own, exchange, body, tags, renewal);
    if (!cache.store(exchange.key, response)) {
      leaveUnstored(fields, exchange, "store");
      return null;
    }
    memory.rememberOnce(exchange);
    // What was raised while it was produced makes it stale from its first moment on.
    // Not looked up: that would count as a visit, and keep what is asked for once among the rest.
    boolean fresh = cache.judged(response).freshness() == Freshness.FRESH;
    return new Kept(response, new Served(!fresh, -1, telling.stored(exchange)));
  }

  /** Groups of visitors are nothing that edges keep. */
  private boolean findRoom(WrittenFields fields, IsrExchange exchange, Set<Tag> tags) {
    return exchange.grouped || edges.haveRoom(tags, fields::value);
  }

  /** Tells why; a mistake always once, the rest in development only. */
  void notStored(IsrExchange exchange, StorageDecision decision) {
    if (exchange.entry.isWarmUp() && tellsOfThePage(exchange)) {
      // A page that may not be stored any more must not be served any longer either.
      cache.forget(exchange.key);
    }
    if (telling.development() && exchange.renewal != null) {
      outcomes.fire(new NotStored(method.route(), exchange.renewal.target(), decision.reason()));
    }
    if (telling.development() || decision.isMistake()) {
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

  private void leaveUnstored(WrittenFields fields, IsrExchange exchange, String reason) {
    exchange.countNotStored(reason);
    ResponseText.forbidStoring(fields.headers());
    ResponseText.set(fields.headers(), CacheStatusHeader.NAME, telling.forwarded(exchange, reason));
  }

  private @Nullable Set<Tag> tags(IsrExchange exchange, ResponseTags.Inputs inputs) {
    try {
      List<Tag> tags = method.tags().resolve(inputs, exchange.result);
      if (tags == null) {
        return null;
      }
      tags.addAll(exchange.production.tags());
      tags.addAll(ofMethod);
      tags.add(AutomaticTags.path(exchange.path));
      return distinct(tags);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, Codes.UNRESOLVED_TAG + ": " + method.site() + ": tags failed", e);
      return null;
    }
  }

  /** The same as a set; of few tags, without a table that is thrown away again. */
  private static Set<Tag> distinct(List<Tag> tags) {
    if (tags.size() > FEW) {
      return Set.copyOf(tags);
    }
    Tag[] each = new Tag[tags.size()];
    int count = 0;
    for (int i = 0; i < each.length; i++) {
      if (tags.indexOf(tags.get(i)) == i) {
        each[count++] = tags.get(i);
      }
    }
    return Set.of(Arrays.copyOf(each, count));
  }

  private StorageDecision judge(
      WrittenFields fields,
      OwnDirectives own,
      IsrExchange exchange,
      Visit visit,
      boolean unresolved) {
    String type = fields.value("Content-Type");
    String policy = visit.joined(POLICY, fields.value(POLICY));
    List<String> selecting = exchange.keyed;
    StorageDecision decision =
        CacheDecider.judge(
            new ResponseFacts(
                exchange.status,
                true,
                fields.has("Set-Cookie") || exchange.entry.isCookieSet() || visit.setsCookie(),
                own.forbid(),
                exchange.unwanted,
                own.allowAuthorized(),
                exchange.authorized,
                visit.hasSession(),
                ResponseText.vary(visit.joined("Vary", fields.value("Vary"))),
                selecting.isEmpty() ? Set.of() : Set.copyOf(selecting),
                fields.has("Content-Encoding"),
                type != null && type.regionMatches(true, 0, EVENTS, 0, EVENTS.length()),
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
      WrittenFields fields,
      OwnDirectives own,
      IsrExchange exchange,
      byte[] body,
      Set<Tag> tags,
      RenewalRequest renewal) {
    String type = fields.value("Content-Type");
    String ownTag = fields.value("ETag");
    String etag = ownTag == null ? EntityTag.strong(body, type == null ? "" : type, tags) : ownTag;
    GzipCoding gzip = codings.coding(type, body.length, ownTag != null, own.said());
    Lifetimes lifetimes = endedByParts(own.within(method.lifetimes()), exchange.production);
    if (!exchange.grouped) {
      tellEdges(fields, exchange, edges.of(tags, lifetimes, fields::value));
    }
    return new StoredResponse(
        exchange.status,
        fields.stored(exchange),
        exchange.own,
        body,
        etag,
        vary(fields, exchange, gzip != null),
        lifetimes,
        tags,
        exchange.entry.pin(),
        cache.now(),
        renewal,
        gzip);
  }

  /** Among those of the resource: the door behind must send them as well. */
  private static void tellEdges(
      WrittenFields fields, IsrExchange exchange, Map<String, String> told) {
    told.forEach(
        (name, value) -> {
          fields.put(name, value);
          exchange.own(name);
        });
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

  private static String vary(WrittenFields fields, IsrExchange exchange, boolean coded) {
    Set<String> own = fields.vary();
    if (own.isEmpty() && exchange.selecting.isEmpty()) {
      return coded ? "Accept-Encoding" : "";
    }
    Set<String> names = new LinkedHashSet<>(exchange.selecting);
    names.addAll(own);
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
}
