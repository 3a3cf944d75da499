package org.freshet.isr.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Builds the key under which the answer to a request is stored: a text that is the same for two
 * requests exactly if everything that selects between their answers is.
 *
 * <p>The key has always the same eight fields, in which whatever came with the request is
 * percent-encoded: no input can imitate a delimiter or reach into another field.
 *
 * <pre>
 * base | route | path | path as sent | query | matrix | headers | type
 *
 * https://shop.example|com.acme.PostResource#get|/posts/7||?page=2&||accept-language=de&|text/html
 * </pre>
 *
 * <p>Among the headers stands what is told from a request by rules, {@code :language=de&}. The path
 * as sent stands there only if it is spelled otherwise than the path, matrix parameters apart; with
 * them as soon as one of them is added. Not thread-safe.
 */
public final class RequestKey {

  private static final char FIELD = '|';

  private final String base;
  private final String route;
  private final RequestPath path;
  private final StringBuilder query = new StringBuilder();
  private final StringBuilder matrix = new StringBuilder();
  private final StringBuilder selecting = new StringBuilder();
  private String type = "*";

  /**
   * A key of nothing but a path.
   *
   * @param base the public base, as {@link PublicBase#text()} writes it
   * @param route the resource method, {@code com.acme.PostResource#get}
   * @param path the path, not {@linkplain RequestPath#isAmbiguous ambiguous}
   */
  public RequestKey(String base, String route, RequestPath path) {
    this.base = base;
    this.route = route;
    this.path = path;
  }

  /**
   * Adds some of the query's parameters, with all their values in order.
   *
   * @param declared their names, always in the same order; others do not select
   */
  public RequestKey declared(QueryString parameters, List<String> declared) {
    query.append('?');
    for (String name : declared) {
      for (String value : parameters.values(name)) {
        pair(query, name, value);
      }
    }
    return this;
  }

  /** Adds the whole query, by name and with all values of a name in order. */
  public RequestKey whole(QueryString parameters) {
    query.append('*');
    for (QueryString.Parameter parameter : parameters.sorted()) {
      pair(query, parameter.name(), parameter.value());
    }
    return this;
  }

  /** Adds the query as it was sent, null for none. */
  public RequestKey asSent(@Nullable String rawQuery) {
    if (rawQuery != null) {
      PercentCoding.encode(query.append('?'), rawQuery, "");
    }
    return this;
  }

  /**
   * Adds a matrix parameter.
   *
   * @param name its name, decoded
   * @param values its values in order, decoded
   */
  public RequestKey matrix(String name, List<String> values) {
    for (String value : values) {
      pair(matrix, name, value);
    }
    return this;
  }

  /**
   * Adds header fields that select. White space at the ends of a value does not count, and any
   * within counts as one space; a field that is absent is not the same as an empty one.
   *
   * @param names the names in any case, always in the same order
   */
  public RequestKey selecting(List<String> names, RequestFields request) {
    for (String name : names) {
      String value = request.value(name);
      PercentCoding.encode(selecting, name.toLowerCase(Locale.ROOT), "");
      if (value != null) {
        PercentCoding.encode(selecting.append('='), collapsed(value), "");
      }
      selecting.append('&');
    }
    return this;
  }

  /**
   * Adds what is told from the request by rules: the language, say.
   *
   * @param kind what it is; written after a colon, which no field name has, so that it is never
   *     mistaken for a header
   */
  public RequestKey variant(String kind, String value) {
    selecting.append(':').append(kind).append('=');
    PercentCoding.encode(selecting, value, "");
    selecting.append('&');
    return this;
  }

  /** Sets the negotiated media type; null, the default, where there is nothing to negotiate. */
  public RequestKey type(@Nullable String mediaType) {
    type = mediaType == null ? "*" : PercentCoding.encoded(mediaType, "/");
    return this;
  }

  /** The key. */
  public String text() {
    String understood = understood();
    // The same parameter on another segment is another request.
    String sent = matrix.length() == 0 ? path.withoutMatrix() : path.raw();
    return PercentCoding.encoded(base, ":/[]")
        + FIELD
        + PercentCoding.encoded(route, "#()$,")
        + FIELD
        + understood
        + FIELD
        + (sent.equals(understood) ? "" : PercentCoding.encoded(sent, "/"))
        + FIELD
        + query
        + FIELD
        + matrix
        + FIELD
        + selecting
        + FIELD
        + type;
  }

  private String understood() {
    StringBuilder out = new StringBuilder(path.raw().length() + 16);
    for (String segment : path.segments()) {
      PercentCoding.encode(out.append('/'), segment, "");
    }
    return out.toString();
  }

  private static void pair(StringBuilder out, String name, String value) {
    PercentCoding.encode(out, name, "");
    PercentCoding.encode(out.append('='), value, "");
    out.append('&');
  }

  /** A value with runs of white space as one space, none at its ends. */
  private static String collapsed(String value) {
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != ' ' && c != '\t') {
        out.append(c);
      } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    return out.toString().stripTrailing();
  }
}
