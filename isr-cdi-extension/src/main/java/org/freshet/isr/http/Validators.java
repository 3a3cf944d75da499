package org.freshet.isr.http;

import java.time.Instant;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.StoredResponse;
import org.jspecify.annotations.Nullable;

/**
 * What conditional requests compare with (RFC 9110, section 8.8).
 *
 * @param etag the entity tag, with its quotes
 * @param lastModified when the resource says it was changed, null if it does not say
 * @param made its {@code Date}, null if it has none: stands in for the above where a client asks
 *     what was modified since (RFC 9111, section 4.3.2)
 * @param producedAt when the response was made
 */
record Validators(
    String etag, @Nullable Instant lastModified, @Nullable Instant made, Instant producedAt) {

  /** Those of a stored response; a {@code Last-Modified} that is no date counts as none. */
  static Validators of(StoredResponse response) {
    return new Validators(
        response.etag(),
        date(response, "Last-Modified"),
        response.verbatim() ? date(response, "Date") : null,
        response.producedAt());
  }

  /** A date out of a request; null if it is none. */
  @Nullable Instant date(String text) {
    return HttpDate.parse(text, producedAt);
  }

  /**
   * Whether the date tells any two versions apart: only if the response was made a second or more
   * after the change (RFC 9110, section 8.8.2.2).
   */
  boolean isDateStrong() {
    return lastModified != null && !producedAt.isBefore(lastModified.plusSeconds(1));
  }

  private static @Nullable Instant date(StoredResponse response, String name) {
    for (Header header : response.headers()) {
      if (header.name().equalsIgnoreCase(name)) {
        return HttpDate.parse(header.value(), response.producedAt());
      }
    }
    return null;
  }
}
