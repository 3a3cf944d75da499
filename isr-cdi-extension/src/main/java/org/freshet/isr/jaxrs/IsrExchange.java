package org.freshet.isr.jaxrs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.freshet.isr.define.IsrMethod;
import org.freshet.isr.define.ResponseTags;
import org.freshet.isr.meter.Outcome;
import org.freshet.isr.meter.RequestMeter;
import org.freshet.isr.meter.RouteMeters;
import org.freshet.isr.policy.RequestDecision;
import org.freshet.isr.produce.Production;
import org.freshet.isr.serve.Entry;
import org.freshet.isr.serve.SingleFlight.Flight;
import org.freshet.isr.serve.SingleFlight.Landing;
import org.freshet.isr.store.RenewalRequest;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the door of an {@code @Isr} method, and what became known of its
 * response.
 *
 * <p>Kept as a property of the request. Filters and interceptors use it one after the other,
 * possibly on different threads.
 */
final class IsrExchange {

  /** The name of the request property. */
  static final String NAME = "org.freshet.isr.exchange";

  private static final List<String> CONDITIONS =
      List.of(
          "If-Match",
          "If-None-Match",
          "If-Modified-Since",
          "If-Unmodified-Since",
          "If-Range",
          "Range");

  final IsrMethod method;
  final Entry entry;

  final RequestMeter meter;

  /** What the resource method's code adds to, whatever thread it runs on. */
  final Production production;

  private Map<String, String> conditions = Map.of();
  private final List<String> ownHeaders = new ArrayList<>(4);

  RequestDecision decision = RequestDecision.CACHE;
  boolean authorized;

  /** The container knows whose request it is. */
  boolean recognised;

  String key = "";
  @Nullable String negotiated;
  @Nullable RenewalRequest renewal;

  /** The names of all request fields that select, as they are or by what is told from them. */
  List<String> selecting = List.of();

  /** Those of them whose value joins the key as it is. */
  List<String> keyed = List.of();

  /** The response is for those who have the same roles. */
  boolean grouped;

  ResponseTags.@Nullable Inputs inputs;
  String path = "";

  /** Answered by the cache: what is written must be left alone. */
  boolean answered;

  /** How it was answered, where the cache did. */
  Outcome how = Outcome.BYPASS;

  /** Answered with what another request produced meanwhile. */
  boolean collapsed;

  /** The client does not want its answer stored. */
  boolean unwanted;

  /** Why what is produced for it is for nobody else, known before it is; null if it may be. */
  @Nullable String ownReason;

  /** Something is stored, but could not answer. */
  boolean found;

  /** The resource failed, and nothing could be put in its place. */
  boolean failed;

  private volatile @Nullable IllegalStateException misread;

  /** The status of the resource's response. */
  int status;

  /** How many of the stored headers the resource itself set. */
  int own;

  /** The entity that the resource returned. */
  @Nullable Object result;

  private @Nullable Flight flight;

  IsrExchange(IsrMethod method, Entry entry, RouteMeters meters) {
    this.method = method;
    this.entry = entry;
    this.meter = new RequestMeter(meters, entry.isWarmUp());
    this.production = new Production(entry.pin());
  }

  /** Whether a field makes the answer depend on what the client has, not on what there is. */
  static boolean isCondition(String name) {
    for (String condition : CONDITIONS) {
      if (condition.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /** Keeps a condition for the answer, since the resource must produce the whole response. */
  void keepCondition(String name, String value) {
    if (conditions.isEmpty()) {
      conditions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }
    conditions.put(name, value);
  }

  @Nullable String condition(String name) {
    return conditions.isEmpty() ? null : conditions.get(name);
  }

  void ownHeaders(Set<String> names) {
    ownHeaders.addAll(names);
  }

  /** A field that counts as the resource's. */
  void own(String header) {
    ownHeaders.add(header);
  }

  boolean isOwn(String header) {
    for (String own : ownHeaders) {
      if (own.equalsIgnoreCase(header)) {
        return true;
      }
    }
    // Always the resource's, though the container may set it later.
    return header.equalsIgnoreCase("Content-Type");
  }

  /** Whether somebody else than a visitor can ask for this response. */
  boolean isRenewable() {
    return production.selected().held().isEmpty();
  }

  /** In development: something was read that does not select. */
  void misread(IllegalStateException misreading) {
    misread = misreading;
  }

  /**
   * Fails what was made from something that does not select, though those who evaluate expressions
   * in pages swallow the failure on some servers.
   */
  void failIfMisread() {
    IllegalStateException misreading = misread;
    if (misreading != null && !failed) {
      throw misreading;
    }
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
    Flight own = flight;
    if (own != null) {
      own.land(how);
    }
  }
}
