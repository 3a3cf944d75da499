package org.freshet.isr.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The path of a request, as it was sent and as it was understood. Immutable and thread-safe.
 *
 * @param raw the path as it was sent, context path included, from the slash to before the query
 * @param segments its segments between slashes, decoded, without matrix parameters; a path that
 *     ends in a slash has an empty last one
 */
public record RequestPath(String raw, List<String> segments) {

  /** A path with a copy of the segments. */
  public RequestPath {
    segments = List.copyOf(segments);
  }

  /**
   * Reads a path; null if it is {@linkplain #isAmbiguous ambiguous}.
   *
   * @param raw the path as it was sent
   */
  public static @Nullable RequestPath parse(String raw) {
    if (!raw.startsWith("/") || hasSessionId(raw)) {
      return null;
    }
    List<String> segments = new ArrayList<>();
    for (int start = 1; start <= raw.length(); ) {
      int slash = raw.indexOf('/', start);
      int end = slash < 0 ? raw.length() : slash;
      String sent = raw.substring(start, end);
      String segment = isPlain(sent) ? sent : segment(sent);
      if (segment == null || segment.isEmpty() && (slash >= 0 || !sent.isEmpty())) {
        return null;
      }
      segments.add(segment);
      start = end + 1;
    }
    return new RequestPath(raw, segments);
  }

  /**
   * Whether servers, proxies and applications might disagree what a path means, so that what
   * answers it must not be stored: encoded slashes, backslashes and control characters, dot
   * segments, empty segments, session ids, escapes that are malformed, not UTF-8 or twice encoded.
   *
   * @param raw the path as it was sent
   */
  public static boolean isAmbiguous(String raw) {
    return parse(raw) == null;
  }

  /** The path as it was understood, from the slash on: what path tags are made of. */
  public String decoded() {
    return "/" + String.join("/", segments);
  }

  /** The path as it was sent, without matrix parameters. */
  String withoutMatrix() {
    if (raw.indexOf(';') < 0) {
      return raw;
    }
    StringBuilder out = new StringBuilder(raw.length());
    boolean matrix = false;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      matrix = c == ';' || matrix && c != '/';
      if (!matrix) {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean hasSessionId(String raw) {
    return raw.indexOf(';') >= 0 && raw.toLowerCase(Locale.ROOT).contains(";jsessionid");
  }

  /** Whether a segment is nothing but letters, digits, hyphens and underscores, as most are. */
  private static boolean isPlain(String sent) {
    for (int i = 0; i < sent.length(); i++) {
      char c = sent.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && (c < '0' || c > '9') && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }

  /** A segment decoded and without its matrix parameters, null if it is ambiguous. */
  private static @Nullable String segment(String raw) {
    int matrix = raw.indexOf(';');
    String name = matrix < 0 ? raw : raw.substring(0, matrix);
    String decoded = PercentCoding.decode(name, false);
    String decodedWhole = matrix < 0 ? decoded : PercentCoding.decode(raw, false);
    if (decoded == null
        || decodedWhole == null
        || decoded.equals(".")
        || decoded.equals("..")
        || hasDisputed(raw, "?#")
        || hasDisputed(decodedWhole, "/\\")
        || hasEscape(decodedWhole)) {
      return null;
    }
    return decoded;
  }

  private static boolean hasDisputed(String text, String disputed) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || disputed.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasEscape(String decoded) {
    for (int i = decoded.indexOf('%'); i >= 0; i = decoded.indexOf('%', i + 1)) {
      if (PercentCoding.isEscape(decoded, i)) {
        return true;
      }
    }
    return false;
  }
}
