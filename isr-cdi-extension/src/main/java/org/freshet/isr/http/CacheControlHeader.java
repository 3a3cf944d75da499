package org.freshet.isr.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.freshet.isr.config.Lifetimes;
import org.jspecify.annotations.Nullable;

/**
 * The directives of a {@code Cache-Control} field (RFC 9111, section 5.2), read so that whatever is
 * in doubt counts as the stricter.
 *
 * <ol>
 *   <li>Names are not case-sensitive, arguments may be in quotes, unknown directives are ignored.
 *   <li>Of a directive that stands there twice the smaller argument counts (section 4.2.1).
 *   <li>An argument that is not a number of seconds counts as 0: stale (section 4.2.1).
 *   <li>A number too large counts as 2^31 (section 1.2.2).
 *   <li>A directive limited to some fields ({@code no-cache="Set-Cookie"}) counts as unlimited.
 * </ol>
 *
 * <p>Immutable and thread-safe.
 */
public final class CacheControlHeader {

  /** The name of the field. */
  public static final String NAME = "Cache-Control";

  /** What leaves when a response must not be kept by anyone. */
  public static final String PRIVATE_NO_STORE = "private, no-store";

  /** The value for a shared response that is handed to one recognised visitor. */
  public static final String PRIVATE_NO_CACHE = "private, no-cache";

  /** No directive at all. */
  public static final CacheControlHeader NONE = new CacheControlHeader(Map.of());

  private static final String STALE = "public, max-age=0, s-maxage=0";

  /**
   * Most responses of an application share a few lifetimes: what they leave with, by their hash.
   */
  private static final int WRITTEN = 64;

  private static final AtomicReferenceArray<@Nullable Fresh> FRESH =
      new AtomicReferenceArray<>(WRITTEN);

  private record Fresh(Lifetimes lifetimes, String text) {

    /** Compares what is written; on the hit path, so not by way of the record's own equals. */
    boolean isOf(Lifetimes others) {
      return lifetimes.maxAge() == others.maxAge()
          && lifetimes.sMaxAge() == others.sMaxAge()
          && lifetimes.staleWhileRevalidate() == others.staleWhileRevalidate()
          && lifetimes.staleIfError() == others.staleIfError();
    }
  }

  private final Map<String, Long> directives;

  private CacheControlHeader(Map<String, Long> directives) {
    this.directives = directives;
  }

  /** The directives of a field value, several lines joined by commas; {@link #NONE} for null. */
  public static CacheControlHeader parse(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return NONE;
    }
    Map<String, Long> directives = new HashMap<>();
    DirectiveScanner scanner = new DirectiveScanner(value);
    while (scanner.next()) {
      String name = scanner.name().toLowerCase(Locale.ROOT);
      directives.merge(name, DeltaSeconds.of(scanner.argument()), Math::min);
    }
    return new CacheControlHeader(directives);
  }

  /**
   * What leaves with a fresh response: {@code public}, the two lifetimes, and the windows in which
   * it may be served stale, where there are any (RFC 9111, section 5.2.2; RFC 5861).
   */
  public static String fresh(Lifetimes lifetimes) {
    int place = (int) (31 * lifetimes.sMaxAge() + lifetimes.maxAge()) & WRITTEN - 1;
    Fresh known = FRESH.get(place);
    if (known == null || !known.isOf(lifetimes)) {
      known = new Fresh(lifetimes, written(lifetimes));
      FRESH.set(place, known);
    }
    return known.text;
  }

  private static String written(Lifetimes lifetimes) {
    String fresh = "public, max-age=" + lifetimes.maxAge() + ", s-maxage=" + lifetimes.sMaxAge();
    long whileRevalidate = lifetimes.staleWhileRevalidate();
    long ifError = lifetimes.staleIfError();
    if (whileRevalidate > 0) {
      fresh += ", stale-while-revalidate=" + whileRevalidate;
    }
    return ifError > 0 ? fresh + ", stale-if-error=" + ifError : fresh;
  }

  /** What leaves with a response that is served stale, so that no cache makes it fresh again. */
  public static String stale() {
    return STALE;
  }

  /** Whether it says nothing at all. */
  public boolean isEmpty() {
    return directives.isEmpty();
  }

  /** Must not be stored (RFC 9111, sections 5.2.1.5 and 5.2.2.5). */
  public boolean noStore() {
    return has("no-store");
  }

  /** Must not be served without asking the origin (RFC 9111, sections 5.2.1.4 and 5.2.2.4). */
  public boolean noCache() {
    return has("no-cache");
  }

  /** Meant for one user, must not be shared (RFC 9111, section 5.2.2.7). */
  public boolean isPrivate() {
    return has("private");
  }

  /** May be stored though it would not be by default (RFC 9111, section 5.2.2.9). */
  public boolean isPublic() {
    return has("public");
  }

  /** Must not be served stale (RFC 9111, section 5.2.2.2). */
  public boolean mustRevalidate() {
    return has("must-revalidate");
  }

  /** Must not be served stale by shared caches (RFC 9111, section 5.2.2.8). */
  public boolean proxyRevalidate() {
    return has("proxy-revalidate");
  }

  /** May only be stored by a cache that knows its status code (RFC 9111, section 5.2.2.3). */
  public boolean mustUnderstand() {
    return has("must-understand");
  }

  /** Must be passed on byte by byte (RFC 9111, sections 5.2.1.6 and 5.2.2.6). */
  public boolean noTransform() {
    return has("no-transform");
  }

  /** The client wants a stored response or none (RFC 9111, section 5.2.1.7). */
  public boolean onlyIfCached() {
    return has("only-if-cached");
  }

  /** Fresh for so long, or for a client: no older than this (RFC 9111, 5.2.1.1 and 5.2.2.1). */
  public OptionalLong maxAge() {
    return seconds("max-age");
  }

  /** Fresh for so long in shared caches, before {@link #maxAge} (RFC 9111, section 5.2.2.10). */
  public OptionalLong sMaxAge() {
    return seconds("s-maxage");
  }

  /** May be served stale for so long while it is renewed (RFC 5861, section 3). */
  public OptionalLong staleWhileRevalidate() {
    return seconds("stale-while-revalidate");
  }

  /** May be served stale for so long on errors (RFC 5861, section 4). */
  public OptionalLong staleIfError() {
    return seconds("stale-if-error");
  }

  private boolean has(String name) {
    return directives.containsKey(name);
  }

  private OptionalLong seconds(String name) {
    Long seconds = directives.get(name);
    return seconds == null ? OptionalLong.empty() : OptionalLong.of(seconds);
  }
}
