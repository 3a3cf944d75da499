package org.freshet.isr.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.StoredResponse;

/**
 * The header fields of each kind of {@link Answer}.
 *
 * @param response what answers
 * @param stored those of its fields that are sent along
 * @param served how it is served
 */
record AnswerFields(StoredResponse response, List<Header> stored, Served served) {

  private static final Header ACCEPT_RANGES = new Header("Accept-Ranges", "bytes");
  private static final Header STALE =
      new Header(CacheControlHeader.NAME, CacheControlHeader.stale());
  private static final Header NOT_TO_KEEP =
      new Header(CacheControlHeader.NAME, CacheControlHeader.PRIVATE_NO_STORE);

  /** Describe a body, and so stay away where there is none (RFC 9110, section 15.4.5). */
  private static final List<String> REPRESENTATION_METADATA =
      List.of(
          "Content-Type",
          "Content-Encoding",
          "Content-Language",
          "Content-Disposition",
          "Content-Digest",
          "Repr-Digest",
          "Last-Modified");

  /** Those of the whole response. */
  List<Header> whole() {
    List<Header> fields = common();
    if (response.status() == 200) {
      fields.add(ACCEPT_RANGES);
    }
    addStored(fields, true);
    return Collections.unmodifiableList(fields);
  }

  /** Those of a 206 (RFC 9110, section 15.3.7). */
  List<Header> part(String contentRange) {
    List<Header> fields = common();
    fields.add(ACCEPT_RANGES);
    fields.add(new Header("Content-Range", contentRange));
    addStored(fields, true);
    return Collections.unmodifiableList(fields);
  }

  /** Those of a 304: all but what describes the body (RFC 9110, section 15.4.5). */
  List<Header> notModified() {
    List<Header> fields = common();
    addStored(fields, false);
    return Collections.unmodifiableList(fields);
  }

  /** Those of a 412 (RFC 9110, section 15.5.13). */
  List<Header> failed() {
    return List.of(NOT_TO_KEEP, cacheStatus());
  }

  /** Those of a 416 (RFC 9110, section 15.5.17). */
  List<Header> unsatisfiable(String contentRange) {
    return List.of(
        NOT_TO_KEEP, cacheStatus(), ACCEPT_RANGES, new Header("Content-Range", contentRange));
  }

  private List<Header> common() {
    List<Header> fields = new ArrayList<>(stored.size() + 7);
    boolean own = !response.verbatim();
    if (own || served.stale()) {
      fields.add(cacheControl());
    }
    if (own) {
      fields.add(new Header("ETag", response.etag()));
    }
    if (served.age() >= 0) {
      fields.add(new Header("Age", Long.toString(served.age())));
    }
    if (own && !response.vary().isEmpty()) {
      fields.add(new Header("Vary", response.vary()));
    }
    fields.add(cacheStatus());
    return fields;
  }

  private Header cacheControl() {
    return served.stale()
        ? STALE
        : new Header(CacheControlHeader.NAME, CacheControlHeader.fresh(response.lifetimes()));
  }

  private Header cacheStatus() {
    return new Header(CacheStatusHeader.NAME, served.cacheStatus());
  }

  private void addStored(List<Header> fields, boolean withMetadata) {
    if (withMetadata && !served.stale()) {
      fields.addAll(stored);
      return;
    }
    for (Header header : stored) {
      if (withMetadata || !describesBody(header.name())) {
        addStored(fields, header);
      }
    }
  }

  private void addStored(List<Header> fields, Header header) {
    if (!served.stale()) {
      fields.add(header);
    } else if (!response.verbatim() || !isLifetime(header.name())) {
      fields.add(stale(header));
    }
  }

  private static boolean isLifetime(String name) {
    return name.equalsIgnoreCase(CacheControlHeader.NAME) || name.equalsIgnoreCase("Expires");
  }

  /** No targeted field may make fresh again what is served stale (RFC 9213, section 2). */
  private static Header stale(Header header) {
    String name = header.name();
    String suffix = "-" + CacheControlHeader.NAME;
    int start = name.length() - suffix.length();
    boolean targeted =
        start > 0 && name.regionMatches(true, start, suffix, 0, suffix.length())
            || name.equalsIgnoreCase("Surrogate-Control");
    return targeted ? new Header(name, "max-age=0") : header;
  }

  private static boolean describesBody(String name) {
    for (String described : REPRESENTATION_METADATA) {
      if (described.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }
}
