package org.freshet.isr.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * A response as it was produced, with what is needed to judge and to renew it. The body is never
 * changed by anyone who holds it.
 *
 * @param status the status code
 * @param headers the fields that belong to every answer, as written on a miss; without {@code
 *     Cache-Control}, {@code Age}, {@code ETag}, {@code Vary}, {@code Content-Length}, {@code Date}
 * @param own how many of the headers, from the first, the resource set itself; the rest came from
 *     response filters of the application
 * @param body the body, not encoded
 * @param etag the entity tag with its quotes, strong unless the resource chose a weak one
 * @param vary the value of {@code Vary}, empty for none
 * @param lifetimes how long it lives
 * @param tags everything it depends on, its path, route and build tags included
 * @param pin what its producer could have known
 * @param producedAt when it was produced
 * @param renewal the request that produces it anew
 * @param gzip its other coding, null if it has none
 * @param verbatim whether the headers are all that the resource answered, {@code Cache-Control},
 *     {@code Vary}, {@code ETag} and {@code Date} included, and are sent as they are
 */
public record StoredResponse(
    int status,
    List<Header> headers,
    int own,
    byte[] body,
    String etag,
    String vary,
    Lifetimes lifetimes,
    Set<Tag> tags,
    Sequence pin,
    Instant producedAt,
    RenewalRequest renewal,
    @Nullable GzipCoding gzip,
    boolean verbatim) {

  /** A response that is not kept verbatim. */
  public StoredResponse(
      int status,
      List<Header> headers,
      int own,
      byte[] body,
      String etag,
      String vary,
      Lifetimes lifetimes,
      Set<Tag> tags,
      Sequence pin,
      Instant producedAt,
      RenewalRequest renewal,
      @Nullable GzipCoding gzip) {
    this(
        status,
        headers,
        own,
        body,
        etag,
        vary,
        lifetimes,
        tags,
        pin,
        producedAt,
        renewal,
        gzip,
        false);
  }

  /** A response with copies of its collections. */
  public StoredResponse {
    headers = List.copyOf(headers);
    tags = Set.copyOf(tags);
  }

  /** The same, produced at another instant. */
  public StoredResponse producedAt(Instant instant) {
    return new StoredResponse(
        status, headers, own, body, etag, vary, lifetimes, tags, pin, instant, renewal, gzip,
        verbatim);
  }

  /** The same with another pin and other lifetimes. */
  public StoredResponse keptAs(Sequence other, Lifetimes shorter) {
    return new StoredResponse(
        status,
        headers,
        own,
        body,
        etag,
        vary,
        shorter,
        tags,
        other,
        producedAt,
        renewal,
        gzip,
        verbatim);
  }

  /** This response coded with gzip; itself if it has no such coding. */
  public StoredResponse gzipped() {
    return gzip == null ? this : gzip.of(this);
  }

  /** A rough measure of the memory it takes, its links in the tag graph included, in bytes. */
  public long weight() {
    // Text that is worth coding shrinks to a third or less.
    long coded = gzip == null ? 0 : body.length / 3;
    long weight = 512L + body.length + coded + 2L * (etag.length() + vary.length());
    for (Header header : headers) {
      weight += 64L + 2L * (header.name().length() + header.value().length());
    }
    for (Tag tag : tags) {
      weight += 256L + 2L * tag.text().length();
    }
    return weight + 128L + 2L * (renewal.base().length() + renewal.target().length());
  }
}
