package org.freshet.isr.edge;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to an edge, as a value.
 *
 * @param method any token, {@code POST} or {@code PURGE}
 * @param uri what is asked for
 * @param headers the fields by name, credentials included: they appear in no text of this value
 * @param body empty for none
 * @param via the node of a proxy that is asked, though the URI names the site of the visitors; null
 *     to ask the host of the URI
 */
public record EdgeRequest(
    String method, URI uri, Map<String, String> headers, byte[] body, @Nullable URI via) {

  private static final byte[] NOTHING = {};

  /** A request without a body to the host of the URI. */
  public static EdgeRequest of(String method, URI uri) {
    return new EdgeRequest(method, uri, Map.of(), NOTHING, null);
  }

  /** The same with one more field. */
  public EdgeRequest with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new EdgeRequest(method, uri, all, body, via);
  }

  /** The same with a body of this type. */
  public EdgeRequest with(String contentType, byte[] newBody) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Content-Type", contentType);
    return new EdgeRequest(method, uri, all, newBody, via);
  }

  /** The same with a text as its body. */
  public EdgeRequest withText(String contentType, String text) {
    return with(contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same sent to a node. */
  public EdgeRequest via(URI node) {
    return new EdgeRequest(method, uri, headers, body, node);
  }

  @Override
  public String toString() {
    return method + " " + uri.getScheme() + "://" + uri.getHost();
  }
}
