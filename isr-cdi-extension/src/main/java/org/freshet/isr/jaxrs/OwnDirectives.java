package org.freshet.isr.jaxrs;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.http.CacheControlHeader;
import org.freshet.isr.http.HttpDate;
import org.jspecify.annotations.Nullable;

/**
 * What the application itself says of keeping a response, through Jakarta REST or behind its back:
 * where it is stricter than the annotation it wins, and it never makes it laxer.
 *
 * @param said the directives of all its {@code Cache-Control} fields
 * @param forbid whether it must not be stored
 * @param left the seconds to {@code Expires}, where nothing else is said; else the most there is
 */
record OwnDirectives(CacheControlHeader said, boolean forbid, long left) {

  /**
   * What is said.
   *
   * @param recognised whether the container knows whose request it is: then what was set behind the
   *     back of Jakarta REST is the container's own, which forbids caching whatever it guards
   */
  static OwnDirectives of(WrittenFields fields, Visit visit, boolean recognised, Instant now) {
    String written = fields.value(CacheControlHeader.NAME);
    CacheControlHeader said =
        CacheControlHeader.parse(
            recognised ? written : visit.joined(CacheControlHeader.NAME, written));
    if (!said.isEmpty()) {
      boolean forbid = said.noStore() || said.noCache() || said.isPrivate();
      return new OwnDirectives(said, forbid, Lifetimes.MOST);
    }
    // The ways of HTTP/1.0; RFC 9111 knows the first of requests only (section 5.4).
    boolean pragma = CacheControlHeader.parse(fields.value("Pragma")).noCache();
    long left = left(fields.value("Expires"), now);
    return new OwnDirectives(said, pragma || left <= 0, left);
  }

  /** RFC 9111, section 5.3: what is no date, {@code 0} above all, is in the past. */
  private static long left(@Nullable String expires, Instant now) {
    if (expires == null) {
      return Lifetimes.MOST;
    }
    Instant until = HttpDate.parse(expires, now);
    return until == null ? 0 : Duration.between(now, until).toSeconds();
  }

  /** Whether an answer to a request with credentials may be shared (RFC 9111, section 3.5). */
  boolean allowAuthorized() {
    return said.isPublic() || said.sMaxAge().isPresent() || said.mustRevalidate();
  }

  /** The shorter ones of these and its own. */
  Lifetimes within(Lifetimes declared) {
    if (said.isEmpty()) {
      return left >= declared.sMaxAge() && left >= declared.maxAge()
          ? declared
          : new Lifetimes(
              Math.min(declared.maxAge(), left),
              Math.min(declared.sMaxAge(), left),
              declared.staleWhileRevalidate(),
              declared.staleIfError());
    }
    long shared = said.sMaxAge().orElse(said.maxAge().orElse(declared.sMaxAge()));
    boolean strict = said.mustRevalidate() || said.proxyRevalidate();
    return new Lifetimes(
        Math.min(declared.maxAge(), said.maxAge().orElse(declared.maxAge())),
        Math.min(declared.sMaxAge(), shared),
        strict ? 0 : least(declared.staleWhileRevalidate(), said.staleWhileRevalidate()),
        strict ? 0 : least(declared.staleIfError(), said.staleIfError()));
  }

  private static long least(long declared, OptionalLong own) {
    return Math.min(declared, own.orElse(declared));
  }
}
