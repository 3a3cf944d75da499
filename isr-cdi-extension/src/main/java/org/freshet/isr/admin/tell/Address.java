package org.freshet.isr.admin.tell;

import java.net.URI;
import java.net.URISyntaxException;
import org.freshet.isr.admin.exchange.Call;
import org.freshet.isr.admin.exchange.RefusedException;
import org.freshet.isr.http.QueryString;
import org.freshet.isr.http.RequestPath;
import org.freshet.isr.serve.PublicBases;
import org.jspecify.annotations.Nullable;

/**
 * An address of this application that an operator asks about.
 *
 * @param base the public base under which its responses are kept, empty if none are
 * @param target path and query, as sent
 * @param path the path as it is understood, null if that can be done in more than one way
 * @param readable whether the query can be decoded
 */
public record Address(String base, String target, @Nullable RequestPath path, boolean readable) {

  /**
   * Reads an address.
   *
   * @param url a path with the context path, and a query; or that with scheme and host in front
   * @throws RefusedException if it is none, or one of another application
   */
  public static Address of(Call call, String url, PublicBases bases) {
    URI uri = uri(url);
    URI absolute = uri.isAbsolute() ? uri : call.seenAt().resolve(uri);
    String path = absolute.getRawPath();
    boolean own =
        path != null
            && (path.equals(call.contextPath()) || path.startsWith(call.contextPath() + "/"));
    if (!own) {
      throw RefusedException.parameter(
          "url", "must be below '" + call.contextPath() + "/', where this application is");
    }
    String base = bases.known(absolute);
    String target = absolute.getRawQuery() == null ? path : path + "?" + absolute.getRawQuery();
    return new Address(
        base == null ? "" : base,
        target,
        RequestPath.parse(path),
        QueryString.parse(absolute.getRawQuery()) != null);
  }

  private static URI uri(String url) {
    try {
      URI uri = new URI(url);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (web && uri.getRawAuthority() != null || !uri.isAbsolute() && url.matches("/(?!/).*")) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw RefusedException.parameter("url", "must be an address without blanks and the like");
    }
    throw RefusedException.parameter(
        "url", "must begin with a slash, or with http:// or https:// and a host");
  }
}
