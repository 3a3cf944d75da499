package org.freshet.isr.http.field;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.freshet.isr.config.Profile;
import org.freshet.isr.policy.response.Directives;
import org.freshet.isr.store.Header;

/** Which fields of a response are stored, and how a 304 changes them (RFC 9111, section 3). */
public final class StoredFields {

  /** Of one connection, or made anew for each answer (section 3.1). */
  private static final Set<String> NEVER =
      Set.of(
          "age",
          "cache-status",
          "connection",
          "content-length",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authentication-info",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** Of one request or one visitor, though no specification says so of all of them. */
  private static final Set<String> OF_ONE_REQUEST =
      Set.of(
          "b3",
          "clear-site-data",
          "ratelimit",
          "ratelimit-limit",
          "ratelimit-policy",
          "ratelimit-remaining",
          "ratelimit-reset",
          "request-id",
          "server-timing",
          "set-cookie",
          "set-cookie2",
          "traceparent",
          "traceresponse",
          "tracestate",
          "x-amzn-trace-id",
          "x-b3-spanid",
          "x-b3-traceid",
          "x-correlation-id",
          "x-ratelimit-limit",
          "x-ratelimit-remaining",
          "x-ratelimit-reset",
          "x-request-id",
          "x-trace-id");

  /** The stored body depends on them (section 3.2). */
  private static final Set<String> OF_THE_BODY = Set.of("content-encoding", "content-range");

  private StoredFields() {}

  /** The fields of a response that are stored. */
  public static List<Header> of(List<Header> headers, Directives directives, Profile profile) {
    Set<String> left = new HashSet<>(directives.noCacheFields());
    left.addAll(directives.privateFields());
    left.addAll(ofConnection(headers));
    boolean openToAll =
        "*".equals(FieldValues.joined(headers, "Access-Control-Allow-Origin"))
            || FieldValues.vary(headers).contains("origin");
    List<Header> stored = new ArrayList<>(headers.size());
    for (Header header : headers) {
      String name = header.name().toLowerCase(Locale.ROOT);
      boolean personal =
          OF_ONE_REQUEST.contains(name) || !openToAll && name.startsWith("access-control-");
      if (!NEVER.contains(name) && !left.contains(name) && !(personal && profile == Profile.SAFE)) {
        stored.add(header);
      }
    }
    return stored;
  }

  /**
   * The fields of a stored response after a 304 (section 3.2): what the 304 has replaces what is
   * stored, all lines of a field at once.
   */
  public static List<Header> updated(List<Header> stored, List<Header> notModified) {
    Set<String> replaced = new HashSet<>();
    List<Header> news = new ArrayList<>();
    for (Header header : notModified) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (!NEVER.contains(name) && !OF_THE_BODY.contains(name)) {
        replaced.add(name);
      }
      if (!name.equals("content-length") && !OF_THE_BODY.contains(name)) {
        news.add(header);
      }
    }
    List<Header> updated = new ArrayList<>();
    for (Header header : stored) {
      if (!FieldValues.isOneOf(header.name(), replaced)) {
        updated.add(header);
      }
    }
    updated.addAll(news);
    return updated;
  }

  /** What {@code Connection} names is of one connection, too (RFC 9110, section 7.6.1). */
  private static Set<String> ofConnection(List<Header> headers) {
    String connection = FieldValues.joined(headers, "Connection");
    Set<String> names = new HashSet<>();
    if (connection != null) {
      for (String name : connection.split(",")) {
        names.add(name.trim().toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }
}
