package org.freshet.isr.jaxrs;

import java.util.Locale;
import java.util.Set;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.http.CacheControlHeader;
import org.freshet.isr.store.GzipCoding;
import org.jspecify.annotations.Nullable;

/**
 * Decides which responses have a gzip coding.
 *
 * @param settings which sizes, and whether at all
 */
record CodingRule(IsrSettings.Gzip settings) {

  /** What is no text and yet worth coding; the rest of the media types is coded as it is. */
  private static final Set<String> TEXTUAL =
      Set.of(
          "application/json",
          "application/xml",
          "application/javascript",
          "application/x-ndjson",
          "application/wasm");

  /**
   * The coding of one response, not made yet; null if it has none.
   *
   * <p>A response with an entity tag of its own has none: the tag is the application's, which
   * compares it with its own in {@code If-Match} and would not know that of a coding.
   *
   * @param type the value of {@code Content-Type}
   * @param own the directives of the resource; {@code no-transform} forbids any coding (RFC 9110,
   *     section 7.7)
   */
  @Nullable GzipCoding coding(
      @Nullable String type, int length, boolean tagged, CacheControlHeader own) {
    return settings.enabled()
            && length >= settings.minBody()
            && !tagged
            && !own.noTransform()
            && type != null
            && isText(type)
        ? new GzipCoding()
        : null;
  }

  private static boolean isText(String contentType) {
    int end = contentType.indexOf(';');
    String type =
        (end < 0 ? contentType : contentType.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    return type.startsWith("text/")
        || type.endsWith("+json")
        || type.endsWith("+xml")
        || TEXTUAL.contains(type);
  }
}
