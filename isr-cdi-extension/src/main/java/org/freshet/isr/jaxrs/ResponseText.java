package org.freshet.isr.jaxrs;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.RuntimeDelegate;
import jakarta.ws.rs.ext.RuntimeDelegate.HeaderDelegate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.isr.http.CacheControlHeader;
import org.freshet.isr.store.Header;
import org.jspecify.annotations.Nullable;

/** The header fields of a response as text, whatever objects the application put there. */
public final class ResponseText {

  /** Made anew for each answer, or for one connection only (RFC 9111, section 3.1). */
  private static final Set<String> NEVER_STORED =
      caseInsensitive(
          "Cache-Control",
          "Cache-Status",
          "Age",
          "ETag",
          "Vary",
          "Expires",
          "Pragma",
          "Warning",
          "Date",
          "Content-Length",
          "Accept-Ranges",
          "Connection",
          "Keep-Alive",
          "Proxy-Authenticate",
          "Proxy-Authentication-Info",
          "Proxy-Connection",
          "TE",
          "Trailer",
          "Transfer-Encoding",
          "Upgrade",
          "Set-Cookie",
          "Set-Cookie2",
          "Retry-After",
          "Server-Timing",
          "X-Request-Id",
          "X-Correlation-Id",
          "X-Trace-Id",
          "X-Amzn-Trace-Id",
          "Request-Id",
          "Clear-Site-Data",
          "B3",
          "X-B3-TraceId",
          "X-B3-SpanId",
          "Traceparent",
          "Tracestate",
          "Traceresponse",
          "RateLimit",
          "RateLimit-Policy",
          "RateLimit-Limit",
          "RateLimit-Remaining",
          "RateLimit-Reset",
          "X-RateLimit-Limit",
          "X-RateLimit-Remaining",
          "X-RateLimit-Reset");

  private ResponseText() {}

  /** All values of a field joined by commas, null if it is absent. */
  public static @Nullable String value(MultivaluedMap<String, Object> headers, String name) {
    String joined = null;
    for (Map.Entry<String, List<Object>> field : headers.entrySet()) {
      if (field.getKey().equalsIgnoreCase(name)) {
        for (Object value : field.getValue()) {
          joined = joined == null ? text(value) : joined + ", " + text(value);
        }
      }
    }
    return joined;
  }

  static boolean has(MultivaluedMap<String, Object> headers, String name) {
    for (Map.Entry<String, List<Object>> field : headers.entrySet()) {
      if (field.getKey().equalsIgnoreCase(name) && !field.getValue().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  public static void remove(MultivaluedMap<String, Object> headers, String name) {
    headers.keySet().removeIf(other -> other.equalsIgnoreCase(name));
  }

  public static void set(MultivaluedMap<String, Object> headers, String name, String value) {
    remove(headers, name);
    headers.putSingle(name, value);
  }

  /**
   * Whether a response is sent piece by piece, so that its reader must not wait for its end
   * (Incremental HTTP Messages, draft-ietf-httpbis-incremental).
   */
  public static boolean isIncremental(MultivaluedMap<String, Object> headers) {
    return "?1".equals(value(headers, "Incremental"));
  }

  /** The names in {@code Vary}, lower case, in order. */
  static Set<String> vary(MultivaluedMap<String, Object> headers) {
    return vary(value(headers, "Vary"));
  }

  /** The names in a value of {@code Vary}, lower case, in order. */
  static Set<String> vary(@Nullable String value) {
    if (value == null) {
      return Set.of();
    }
    Set<String> names = new LinkedHashSet<>();
    for (String name : value.split(",")) {
      if (!name.isBlank()) {
        names.add(name.trim().toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  /**
   * Whether a field belongs to every answer.
   *
   * @param openToAll whether any origin may read the response
   */
  static boolean isStored(String name, boolean openToAll) {
    return !NEVER_STORED.contains(name) && (openToAll || !isCors(name));
  }

  /**
   * Makes a response leave as one that nobody may keep; what the resource said stands if it is
   * strict enough itself.
   */
  public static void forbidStoring(MultivaluedMap<String, Object> headers) {
    CacheControlHeader own = CacheControlHeader.parse(value(headers, CacheControlHeader.NAME));
    if (!own.noStore()) {
      set(headers, CacheControlHeader.NAME, CacheControlHeader.PRIVATE_NO_STORE);
    }
    forbidEdges(headers);
  }

  /** Lets no field that speaks to edges allow what is forbidden. */
  static void forbidEdges(MultivaluedMap<String, Object> headers) {
    targeted(headers).forEach(name -> set(headers, name, "no-store"));
  }

  /** Keeps a response from caches on its way, if it is not for everybody. */
  static void hideFromOthers(MultivaluedMap<String, Object> headers, IsrExchange exchange) {
    String hidden = hidden(exchange);
    if (hidden != null) {
      hide(headers, hidden);
    }
  }

  /**
   * What caches on the way are told instead of its lifetimes: no cache can tell groups of visitors
   * apart, and to a recognised visitor the container may have added a credential, which none may
   * repeat. Null if the response is for everybody.
   */
  static @Nullable String hidden(IsrExchange exchange) {
    if (exchange.grouped) {
      return CacheControlHeader.PRIVATE_NO_STORE;
    }
    return exchange.authorized ? CacheControlHeader.PRIVATE_NO_CACHE : null;
  }

  /** As {@link #hideFromOthers}, of a visitor who is known to be recognised. */
  public static void hide(MultivaluedMap<String, Object> headers) {
    hide(headers, CacheControlHeader.PRIVATE_NO_CACHE);
  }

  private static void hide(MultivaluedMap<String, Object> headers, String hidden) {
    set(headers, CacheControlHeader.NAME, hidden);
    forbidEdges(headers);
  }

  /**
   * As {@link #hideFromOthers}, of a response that is being built.
   *
   * @param fields what it has so far
   * @param hidden what caches are told instead
   */
  public static void hide(Response.ResponseBuilder response, List<Header> fields, String hidden) {
    replace(response, CacheControlHeader.NAME, hidden);
    for (Header field : fields) {
      if (isTargeted(field.name())) {
        replace(response, field.name(), "no-store");
      }
    }
  }

  private static void replace(Response.ResponseBuilder response, String name, String value) {
    response.header(name, null);
    response.header(name, value);
  }

  /** Keeps a response that is stale from being fresh anywhere (RFC 9213, section 2). */
  public static void stale(MultivaluedMap<String, Object> headers) {
    set(headers, CacheControlHeader.NAME, CacheControlHeader.stale());
    remove(headers, "Expires");
    targeted(headers).forEach(name -> set(headers, name, "max-age=0"));
  }

  /** Puts what edges read into a response: each field in one line. */
  public static void setAll(MultivaluedMap<String, Object> headers, Map<String, String> fields) {
    fields.forEach((name, value) -> set(headers, name, value));
  }

  private static List<String> targeted(MultivaluedMap<String, Object> headers) {
    return headers.keySet().stream().filter(ResponseText::isTargeted).toList();
  }

  public static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    @SuppressWarnings("unchecked")
    HeaderDelegate<Object> delegate =
        (HeaderDelegate<Object>)
            RuntimeDelegate.getInstance().createHeaderDelegate(value.getClass());
    return delegate == null ? value.toString() : delegate.toString(value);
  }

  /** RFC 9213, and the field from which it grew. */
  private static boolean isTargeted(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith("-cache-control") || lower.equals("surrogate-control");
  }

  private static boolean isCors(String name) {
    return name.regionMatches(true, 0, "Access-Control-", 0, "Access-Control-".length());
  }

  private static Set<String> caseInsensitive(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(names));
    return set;
  }
}
