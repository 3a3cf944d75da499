package org.freshet.isr.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.store.GzipCoding;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.RenewalRequest;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;

/** Stored responses of tests. */
final class Responses {

  static final String ETAG = "\"v1\"";
  static final String BODY = "0123456789";

  /** A Thursday, long before {@link #PRODUCED}. */
  static final String LAST_MODIFIED = "Thu, 01 Jan 2026 00:00:00 GMT";

  static final Instant PRODUCED = Instant.parse("2026-01-02T00:00:00Z");

  private int status = 200;
  private String etag = ETAG;
  private String vary = "";
  private String body = BODY;
  private Instant producedAt = PRODUCED;
  private @Nullable GzipCoding gzip;
  private int own = 1;
  private List<Header> headers = List.of(new Header("Content-Type", "text/plain"));

  private Responses() {}

  static Responses page() {
    return new Responses();
  }

  /** A page that also says when it was changed. */
  static StoredResponse dated() {
    return page().header("Last-Modified", LAST_MODIFIED).stored();
  }

  Responses status(int value) {
    status = value;
    return this;
  }

  Responses etag(String value) {
    etag = value;
    return this;
  }

  Responses vary(String value) {
    vary = value;
    return this;
  }

  Responses body(String value) {
    body = value;
    return this;
  }

  Responses producedAt(String value) {
    producedAt = Instant.parse(value);
    return this;
  }

  /** It has a coding. */
  Responses gzip() {
    gzip = new GzipCoding();
    return this;
  }

  Responses own(int value) {
    own = value;
    return this;
  }

  Responses header(String name, String value) {
    headers = Stream.concat(headers.stream(), Stream.of(new Header(name, value))).toList();
    return this;
  }

  StoredResponse stored() {
    return new StoredResponse(
        status,
        headers,
        own,
        body.getBytes(StandardCharsets.UTF_8),
        etag,
        vary,
        new Lifetimes(0, 300, 3600, 86400),
        Set.of(Tag.of("post", 7)),
        new Sequence(1, 1),
        producedAt,
        new RenewalRequest("https://shop.example", "/posts/7", List.of()),
        gzip);
  }
}
