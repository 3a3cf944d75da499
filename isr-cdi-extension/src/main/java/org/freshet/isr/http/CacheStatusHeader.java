package org.freshet.isr.http;

/**
 * The value of a {@code Cache-Status} field: what this cache did with a request (RFC 9211).
 *
 * <p>Begin with {@link #hit} or {@link #forwarded} and add what is known; {@link #text()} is the
 * structured field. Immutable and thread-safe.
 */
public final class CacheStatusHeader {

  /** The name of the field. */
  public static final String NAME = "Cache-Status";

  private static final int LONGEST_STRING = 1024;
  private static final long LARGEST_INTEGER = 999_999_999_999_999L;

  private final String text;

  private CacheStatusHeader(String text) {
    this.text = text;
  }

  /** Why a request went on to the resource (RFC 9211, section 2.2). */
  public enum Forward {
    /** The cache was told not to handle it. */
    BYPASS("bypass"),
    /** Its method wants it. */
    METHOD("method"),
    /** Nothing is stored for its URI. */
    URI_MISS("uri-miss"),
    /** Something is stored for its URI, but for other selecting fields. */
    VARY_MISS("vary-miss"),
    /** Nothing that is stored could answer it. */
    MISS("miss"),
    /** Its own directives want it. */
    REQUEST("request"),
    /** What is stored is stale. */
    STALE("stale"),
    /** What is stored is a part of what it wants. */
    PARTIAL("partial");

    private final String start;

    Forward(String token) {
      this.start = "isr; fwd=" + token;
    }
  }

  /**
   * Answered from the store (RFC 9211, section 2.1).
   *
   * @param ttl how long the response stays fresh, in seconds; negative once it is stale (section
   *     2.4)
   */
  public static CacheStatusHeader hit(long ttl) {
    return new CacheStatusHeader(
        "isr; hit; ttl=" + Math.max(-LARGEST_INTEGER, Math.min(LARGEST_INTEGER, ttl)));
  }

  /** Went on to the resource (RFC 9211, section 2.2). */
  public static CacheStatusHeader forwarded(Forward reason) {
    return new CacheStatusHeader(reason.start);
  }

  /** The resource answered with this status (RFC 9211, section 2.3). */
  public CacheStatusHeader status(int status) {
    return new CacheStatusHeader(text + "; fwd-status=" + status);
  }

  /** What the resource answered is stored now (RFC 9211, section 2.5). */
  public CacheStatusHeader stored() {
    return new CacheStatusHeader(text + "; stored");
  }

  /** Shared the answer to another request (RFC 9211, section 2.6). */
  public CacheStatusHeader collapsed() {
    return new CacheStatusHeader(text + "; collapsed");
  }

  /** The key of the stored response; tells much, so only in development (RFC 9211, section 2.7). */
  public CacheStatusHeader key(String key) {
    return new CacheStatusHeader(text + "; key=" + quoted(key));
  }

  /** Whatever else a developer wants to know; only in development (RFC 9211, section 2.8). */
  public CacheStatusHeader detail(String detail) {
    return new CacheStatusHeader(text + "; detail=" + quoted(detail));
  }

  /** The field value. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }

  /** A string of RFC 9651, section 3.3.3; what has no place in one becomes a question mark. */
  private static String quoted(String plain) {
    int length = Math.min(plain.length(), LONGEST_STRING);
    StringBuilder out = new StringBuilder(length + 2).append('"');
    for (int i = 0; i < length; i++) {
      char c = plain.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      out.append(c >= ' ' && c < 0x7f ? c : '?');
    }
    return out.append('"').toString();
  }
}
