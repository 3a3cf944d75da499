package org.freshet.isr.jaxrs.response;

import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.config.Profile;
import org.freshet.isr.define.IsrMethod;
import org.freshet.isr.define.ResponseTags;
import org.freshet.isr.edge.plan.EdgeHeaders;
import org.freshet.isr.http.CacheStatusHeader;
import org.freshet.isr.http.HttpDate;
import org.freshet.isr.http.field.DirectiveReader;
import org.freshet.isr.http.field.FieldValues;
import org.freshet.isr.http.field.StoredFields;
import org.freshet.isr.jaxrs.ResponseText;
import org.freshet.isr.jaxrs.Visit;
import org.freshet.isr.meter.Outcome;
import org.freshet.isr.policy.Freshness;
import org.freshet.isr.policy.RequestDecision;
import org.freshet.isr.policy.StorageDecision;
import org.freshet.isr.policy.response.AnswerDecider;
import org.freshet.isr.policy.response.AnswerFacts;
import org.freshet.isr.policy.response.AnswerTimes;
import org.freshet.isr.policy.response.Directives;
import org.freshet.isr.policy.response.LifetimeDecider;
import org.freshet.isr.produce.Production;
import org.freshet.isr.revalidate.AutomaticTags;
import org.freshet.isr.serve.Found;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.StoredResponse;
import org.jspecify.annotations.Nullable;

/** Stores what a method answered as far as the answer itself allows it. */
final class SharedKeeper {

  private static final Logger LOG = System.getLogger(SharedKeeper.class.getName());

  private static final int NOT_MODIFIED = 304;

  /** What others on the way could not know, and so must be told. */
  private static final Set<StorageDecision> TOLD =
      Set.of(
          StorageDecision.SET_COOKIE,
          StorageDecision.SESSION,
          StorageDecision.NONCE,
          StorageDecision.REFUSED,
          StorageDecision.UNRESOLVED_TAG,
          StorageDecision.EDGE_TAGS);

  /** What says something of this visitor, and nothing of what is stored for others. */
  private static final Set<StorageDecision> OF_ONE_VISITOR =
      Set.of(
          StorageDecision.REQUEST_NO_STORE,
          StorageDecision.AUTHORIZED,
          StorageDecision.SET_COOKIE,
          StorageDecision.SESSION);

  final IsrSettings settings;
  private final IsrMethod method;
  private final OriginCache cache;
  private final SharedMemory memory;
  private final Set<Tag> ofMethod;
  private final EdgeHeaders edges;
  private final AtomicBoolean reported = new AtomicBoolean();

  SharedKeeper(
      IsrMethod method,
      OriginCache cache,
      SharedMemory memory,
      IsrSettings settings,
      EdgeHeaders edges) {
    this.method = method;
    this.cache = cache;
    this.memory = memory;
    this.settings = settings;
    this.edges = edges;
    this.ofMethod = AutomaticTags.of(method.route(), settings.buildId());
  }

  /**
   * What became of a response.
   *
   * @param response as it would be stored
   * @param decision whether it is, and why not
   */
  record Kept(StoredResponse response, StorageDecision decision) {

    boolean isStored() {
      return decision == StorageDecision.STORE;
    }
  }

  /**
   * Keeps a whole response if it may be kept, and says so in its fields; null if it is not asked.
   */
  @Nullable Kept keep(
      MultivaluedMap<String, Object> headers,
      SharedExchange exchange,
      byte[] body,
      boolean complete,
      Visit visit) {
    ResponseTags.Inputs inputs = exchange.inputs;
    if (exchange.decision != RequestDecision.CACHE || inputs == null) {
      exchange.countNotStored("request");
      if (exchange.decision.isOfOneRequest()) {
        ResponseText.forbidStoring(headers);
      }
      ResponseText.set(
          headers,
          CacheStatusHeader.NAME,
          exchange.told(exchange.forwarded(), settings.development(), "request"));
      return null;
    }
    ResponseFields fields = ResponseFields.of(headers, exchange).with(visit);
    Set<Tag> tags = tags(exchange, inputs);
    StorageDecision decision = judge(fields.all(), exchange, body, complete, visit, tags == null);
    StoredResponse made = made(exchange, fields, body, tags == null ? Set.of() : tags, visit);
    Kept kept = store(exchange, made, decision);
    tell(headers, exchange, kept);
    return kept;
  }

  /**
   * Keeps what the resource confirmed, with the fields that came with the word (RFC 9111, section
   * 4.3.4).
   */
  Kept freshen(StoredResponse held, List<Header> news, SharedExchange exchange, Visit visit) {
    exchange.status = held.status();
    held.headers().subList(0, held.own()).forEach(header -> exchange.own(header.name()));
    if (!confirms(news, held)) {
      exchange.countNotStored(StorageDecision.NO_FRESHNESS.reason());
      return notStored(exchange, held, StorageDecision.NO_FRESHNESS);
    }
    List<Header> own = StoredFields.updated(held.headers().subList(0, held.own()), news);
    List<Header> all = new ArrayList<>(own);
    all.addAll(held.headers().subList(held.own(), held.headers().size()));
    Set<Tag> tags = new HashSet<>(held.tags());
    tags.addAll(exchange.production.tags());
    ResponseFields fields = new ResponseFields(all, own.size());
    StoredResponse made = made(exchange, fields, held.body(), tags, visit);
    List<Header> stored = StoredFields.of(all, DirectiveReader.read(all), settings.profile());
    return store(exchange, made, judge(stored, exchange, held.body(), true, visit, false));
  }

  /** A strong validator that is another one speaks of another response. */
  private static boolean confirms(List<Header> news, StoredResponse held) {
    String etag = FieldValues.joined(news, "ETag");
    return etag == null || etag.startsWith("W/") || etag.equals(held.etag());
  }

  private Kept store(SharedExchange exchange, StoredResponse made, StorageDecision decision) {
    Kept kept = kept(exchange, made, decision);
    if (kept.isStored()) {
      exchange.meter.answered(Outcome.STORED);
    } else {
      exchange.countNotStored(kept.decision().reason());
    }
    return kept;
  }

  private Kept kept(SharedExchange exchange, StoredResponse made, StorageDecision decision) {
    if (decision == StorageDecision.STORE && !isWorseThanHeld(exchange)) {
      List<Header> told = made.headers();
      if (!edges.haveRoom(made.tags(), name -> FieldValues.joined(told, name))) {
        return notStored(exchange, made, StorageDecision.EDGE_TAGS);
      }
      if (!memory.learns(exchange, FieldValues.vary(made.headers()))) {
        return notStored(exchange, made, StorageDecision.VARY_ANY);
      }
      StoredResponse keyed = withRenewal(made, exchange);
      if (memory.stores(exchange, keyed)) {
        memory.remember(exchange);
        return new Kept(keyed, StorageDecision.STORE);
      }
      return new Kept(made, StorageDecision.NO_FRESHNESS);
    }
    return notStored(exchange, made, decision);
  }

  private Kept notStored(SharedExchange exchange, StoredResponse made, StorageDecision decision) {
    if (decision != StorageDecision.REQUEST_NO_STORE) {
      // Else anybody could have everybody produce their own.
      memory.unshareable().add(exchange.key);
    }
    if (!exchange.failed
        && exchange.found
        && exchange.status != NOT_MODIFIED
        && !OF_ONE_VISITOR.contains(decision)) {
      // What the resource says now is not to be kept, so what it said before is not to be served.
      cache.forget(exchange.key);
    }
    if (settings.development() || decision.isMistake()) {
      String code =
          decision == StorageDecision.UNRESOLVED_TAG ? Codes.UNRESOLVED_TAG : Codes.NOT_STORED;
      Level level = reported.compareAndSet(false, true) ? Level.WARNING : Level.DEBUG;
      LOG.log(level, code + ": " + method.site() + ": not stored: " + decision.reason());
    }
    return new Kept(made, decision == StorageDecision.STORE ? StorageDecision.STATUS : decision);
  }

  /** A renewal that failed leaves the last good response in place, though it might be stored. */
  private boolean isWorseThanHeld(SharedExchange exchange) {
    if (!exchange.failed) {
      return false;
    }
    Found found = cache.find(exchange.key);
    return found != null && SharedDoor.isServableOnError(found);
  }

  private StoredResponse withRenewal(StoredResponse made, SharedExchange exchange) {
    return new StoredResponse(
        made.status(),
        made.headers(),
        made.own(),
        made.body(),
        made.etag(),
        made.vary(),
        made.lifetimes(),
        made.tags(),
        made.pin(),
        made.producedAt(),
        memory.renewal(exchange),
        null,
        true);
  }

  private StoredResponse made(
      SharedExchange exchange, ResponseFields fields, byte[] body, Set<Tag> tags, Visit visit) {
    List<Header> all = fields.all();
    Directives directives =
        DirectiveReader.read(ResponseFields.judged(all, visit, exchange.recognised));
    AnswerTimes times = FieldValues.times(all, exchange.requestedAt, exchange.receivedAt);
    Profile profile = settings.profile();
    List<Header> stored =
        new ArrayList<>(StoredFields.of(fields.ofResource(), directives, profile));
    if (FieldValues.joined(all, "Date") == null) {
      // RFC 9110, section 6.6.1: whoever stores a response without one notes when it came.
      stored.add(new Header("Date", HttpDate.format(exchange.receivedAt)));
    }
    Map<String, String> told = edges.of(tags, name -> FieldValues.joined(all, name));
    stored.removeIf(header -> isTold(header, told));
    told.forEach((name, value) -> stored.add(new Header(name, value)));
    int own = stored.size();
    StoredFields.of(fields.ofFilters(), directives, profile).stream()
        .filter(header -> !isTold(header, told))
        .forEach(stored::add);
    String etag = FieldValues.joined(all, "ETag");
    String vary = FieldValues.joined(all, "Vary");
    Lifetimes lifetimes =
        LifetimeDecider.judge(
            exchange.status,
            directives,
            times,
            profile,
            method.lifetimes().staleIfError(),
            hasValidator(all));
    return new StoredResponse(
        exchange.status,
        stored,
        own,
        body,
        etag == null ? "" : etag,
        vary == null ? "" : vary,
        endedByParts(lifetimes, exchange, times),
        tags,
        exchange.entry.pin(),
        times.producedAt(),
        memory.renewal(exchange),
        null,
        true);
  }

  private static boolean isTold(Header header, Map<String, String> told) {
    return told.keySet().stream().anyMatch(header.name()::equalsIgnoreCase);
  }

  /** What one caller may see is for no store that others are answered from. */
  private static @Nullable String refusal(Production production) {
    String own = production.refusal();
    return own == null && production.isPersonal() ? "value of one caller" : own;
  }

  /** A lifetime counts from production, which may lie before the request. */
  private Lifetimes endedByParts(Lifetimes lifetimes, SharedExchange exchange, AnswerTimes times) {
    Instant end = exchange.production.freshUntil();
    return end == null
        ? lifetimes
        : lifetimes.endedAfter(
            Duration.between(times.producedAt(), end).toSeconds(),
            exchange.production.isDegraded());
  }

  private StorageDecision judge(
      List<Header> said,
      SharedExchange exchange,
      byte[] body,
      boolean complete,
      Visit visit,
      boolean unresolved) {
    List<Header> fields = ResponseFields.judged(said, visit, exchange.recognised);
    String type = FieldValues.joined(fields, "Content-Type");
    String policy = FieldValues.joined(fields, "Content-Security-Policy");
    return AnswerDecider.judge(
        new AnswerFacts(
            exchange.status,
            DirectiveReader.read(fields),
            FieldValues.times(fields, exchange.requestedAt, exchange.receivedAt),
            hasValidator(fields),
            FieldValues.vary(fields),
            complete,
            FieldValues.joined(fields, "Set-Cookie") != null
                || exchange.entry.isCookieSet()
                || visit.setsCookie(),
            exchange.authorized,
            exchange.directives.noStore(),
            visit.hasSession(),
            isRecoded(fields, exchange, body),
            type != null && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream"),
            policy != null && policy.contains("'nonce-"),
            refusal(exchange.production),
            unresolved),
        settings.profile());
  }

  /** A coding that the container adds is not in what was captured: then the field would lie. */
  private static boolean isRecoded(List<Header> fields, SharedExchange exchange, byte[] body) {
    String coding = FieldValues.joined(fields, "Content-Encoding");
    if (coding == null) {
      return false;
    }
    boolean gzip = coding.toLowerCase(Locale.ROOT).contains("gzip");
    boolean gzipped = body.length > 1 && body[0] == 0x1f && body[1] == (byte) 0x8b;
    return !exchange.isOwn("Content-Encoding") || gzip && !gzipped;
  }

  private static boolean hasValidator(List<Header> fields) {
    return FieldValues.joined(fields, "ETag") != null
        || FieldValues.joined(fields, "Last-Modified") != null;
  }

  private @Nullable Set<Tag> tags(SharedExchange exchange, ResponseTags.Inputs inputs) {
    try {
      List<Tag> all = method.tags().resolve(inputs, exchange.result);
      if (all == null) {
        return null;
      }
      all.addAll(exchange.production.tags());
      all.addAll(ofMethod);
      all.add(AutomaticTags.path(exchange.path));
      all.add(AutomaticTags.target(exchange.path));
      return Set.copyOf(all);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, Codes.UNRESOLVED_TAG + ": " + method.site() + ": tags failed", e);
      return null;
    }
  }

  private void tell(MultivaluedMap<String, Object> headers, SharedExchange exchange, Kept kept) {
    StorageDecision decision = kept.decision();
    CacheStatusHeader status = exchange.forwarded();
    ResponseText.set(
        headers,
        CacheStatusHeader.NAME,
        exchange.told(
            kept.isStored() ? status.stored() : status,
            settings.development(),
            kept.isStored() ? "resource" : decision.reason()));
    boolean recognised = decision == StorageDecision.AUTHORIZED && exchange.recognised;
    if (TOLD.contains(decision) || recognised) {
      ResponseText.forbidStoring(headers);
    } else if (kept.isStored() && isRaised(kept.response())) {
      ResponseText.stale(headers);
    }
    if (kept.isStored() && exchange.recognised) {
      ResponseText.hide(headers);
    } else if (kept.isStored()) {
      Set<Tag> tags = kept.response().tags();
      ResponseText.setAll(headers, edges.of(tags, name -> ResponseText.value(headers, name)));
    }
  }

  /** What was raised while it was produced makes it stale from its first moment on. */
  private boolean isRaised(StoredResponse response) {
    Found found = cache.judged(response);
    return found.freshness() == Freshness.UNSERVABLE
        || found.freshness() != Freshness.FRESH && found.age() < response.lifetimes().sMaxAge();
  }
}
