package org.freshet.isr.jaxrs.response;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.isr.define.IsrMethod;
import org.freshet.isr.define.ResponseTags;
import org.freshet.isr.http.CacheStatusHeader;
import org.freshet.isr.http.CacheStatusHeader.Forward;
import org.freshet.isr.http.RequestFields;
import org.freshet.isr.meter.Outcome;
import org.freshet.isr.meter.RequestMeter;
import org.freshet.isr.meter.RouteMeters;
import org.freshet.isr.policy.RequestDecision;
import org.freshet.isr.policy.response.RequestDirectives;
import org.freshet.isr.produce.Production;
import org.freshet.isr.serve.Entry;
import org.freshet.isr.serve.SingleFlight.Flight;
import org.freshet.isr.serve.SingleFlight.Landing;
import org.freshet.isr.store.StoredResponse;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the shared cache of a method, and what became known of its
 * response. Kept as a property of the request; used by one thread at a time.
 */
final class SharedExchange {

  /** The name of the request property. */
  static final String NAME = "org.freshet.isr.shared-exchange";

  private static final RequestDirectives NONE =
      new RequestDirectives(false, false, false, null, null, null);

  final IsrMethod method;
  final Entry entry;
  final Production production;
  final RequestMeter meter;

  RequestDecision decision = RequestDecision.CACHE;
  RequestDirectives directives = NONE;
  RequestFields fields = name -> null;

  /** The request carries credentials, or the container knows whose it is. */
  boolean authorized;

  /** The container knows whose request it is, and may have added a credential to the answer. */
  boolean recognised;

  /** The key of all responses to this request, however they vary. */
  String primary = "";

  /** The key of the response that varies as this node knows. */
  String key = "";

  String base = "";
  String target = "";
  String path = "";

  /** The names of request fields that join the key by declaration. */
  List<String> declared = List.of();

  ResponseTags.@Nullable Inputs inputs;

  /** The stored response that the resource is asked to confirm. */
  @Nullable StoredResponse validated;

  /** The resource was asked without the client's conditions, and perhaps with ones of our own. */
  boolean asked;

  boolean answered;

  /** How it was answered, where the cache did. */
  Outcome how = Outcome.BYPASS;

  boolean collapsed;
  boolean found;
  boolean failed;
  int status;
  Instant requestedAt;
  Instant receivedAt;
  @Nullable Object result;

  private final Map<String, String> conditions = new HashMap<>();
  private final Set<String> ownHeaders = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private @Nullable Flight flight;

  SharedExchange(IsrMethod method, Entry entry, RouteMeters meters, Instant now) {
    this.method = method;
    this.entry = entry;
    this.meter = new RequestMeter(meters, entry.isWarmUp());
    this.production = new Production(entry.pin());
    this.requestedAt = now;
    this.receivedAt = now;
  }

  /** Keeps a condition for the answer, since the resource is asked another question. */
  void keepCondition(String name, String value) {
    conditions.put(name.toLowerCase(Locale.ROOT), value);
  }

  @Nullable String condition(String name) {
    return conditions.get(name.toLowerCase(Locale.ROOT));
  }

  boolean hasConditions() {
    return !conditions.isEmpty();
  }

  void ownHeaders(Set<String> names) {
    ownHeaders.addAll(names);
    // Always the resource's, though the container may set it later.
    ownHeaders.add("Content-Type");
  }

  void own(String header) {
    ownHeaders.add(header);
  }

  boolean isOwn(String header) {
    return ownHeaders.contains(header);
  }

  /** Counts a response that was not stored, or was none of the cache's business. */
  void countNotStored(String reason) {
    if (decision == RequestDecision.CACHE) {
      meter.notStored(path, reason);
    } else {
      meter.answered(Outcome.BYPASS);
    }
  }

  /** The request has ended; whatever was not counted by then had no response that we saw. */
  void isOver() {
    meter.ends();
    countNotStored("no response");
  }

  /** This request produces the response for those who wait. */
  void leads(Flight own) {
    flight = own;
    entry.atEnd(() -> land(Landing.NOT_SHARED));
  }

  /** Ends the flight, if this request leads one; later calls do nothing. */
  void land(Landing how) {
    if (flight != null) {
      flight.land(how);
    }
  }

  /** Why the resource was asked. */
  CacheStatusHeader forwarded() {
    return CacheStatusHeader.forwarded(
        switch (decision) {
          case CACHE, ANSWER_ONLY ->
              entry.isWarmUp() ? Forward.REQUEST : found ? Forward.STALE : Forward.URI_MISS;
          case METHOD -> Forward.METHOD;
          case BODY, METHOD_OVERRIDE, DRAFT, SINGLE -> Forward.REQUEST;
          case AMBIGUOUS_PATH, UNREADABLE_QUERY, UNKNOWN_HOST, UNKNOWN_TENANT -> Forward.BYPASS;
        });
  }

  /** The field value, with key and detail in development only. */
  String told(CacheStatusHeader status, boolean development, String detail) {
    if (decision == RequestDecision.DRAFT) {
      // An editor should see that this is a draft, and knows of drafts anyway.
      return status.detail("draft").text();
    }
    if (!development) {
      return status.text();
    }
    return (key.isEmpty() ? status : status.key(key)).detail(detail).text();
  }
}
