package org.freshet.essentials.webhook.post;

import java.net.URI;
import java.util.Locale;
import org.freshet.essentials.api.RefusedWebhookUrlException;

/**
 * A URL that messages can be sent to. Immutable.
 *
 * @param tls whether by TLS
 * @param host the host, as it stands in certificates: a name, or digits without brackets
 * @param port the port
 * @param authority host and port as they stand in {@code Host}
 * @param path path and query, from the slash on
 */
public record TargetUrl(boolean tls, String host, int port, String authority, String path) {

  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int MOST_PORT = 65_535;

  /**
   * The target that a text means.
   *
   * @param plain whether it may be without TLS
   * @throws RefusedWebhookUrlException if it is malformed, or none that is sent to
   */
  public static TargetUrl parse(String text, boolean plain) {
    URI url = parsed(text);
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(plain && scheme.equals("http"))) {
      throw new RefusedWebhookUrlException(
          plain
              ? "the URL must begin with https:// or http://"
              : "the URL must begin with https://");
    }
    String host = url.getHost();
    if (host == null
        || host.endsWith(".")
        || host.contains("%")
        || url.getRawUserInfo() != null
        || url.getPort() > MOST_PORT) {
      throw new RefusedWebhookUrlException(
          "the URL must have a host without a full stop at its end and without a zone, a port up to"
              + " 65535 or none, and no user");
    }
    if (url.getRawFragment() != null) {
      throw new RefusedWebhookUrlException("the URL must have no fragment");
    }
    boolean tls = scheme.equals("https");
    int usual = tls ? HTTPS : HTTP;
    int port = url.getPort() < 0 ? usual : url.getPort();
    return new TargetUrl(
        tls, bare(host), port, port == usual ? host : host + ":" + port, path(url));
  }

  private static URI parsed(String text) {
    URI url;
    try {
      url = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedWebhookUrlException("the URL is malformed", e);
    }
    if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new RefusedWebhookUrlException("the URL must be of ASCII");
    }
    return url;
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String path(URI url) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }
}
