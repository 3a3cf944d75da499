package org.freshet.isr.edge.vendor;

import java.net.URI;
import org.freshet.isr.edge.EdgeRequest;

/** Requests for the pages of a site by way of a proxy's node. */
final class Sites {

  private Sites() {}

  /** What is sent by way of a node says http, whatever visitors use. */
  static EdgeRequest request(String method, URI page) {
    String path =
        page.getRawPath() == null || page.getRawPath().isEmpty() ? "/" : page.getRawPath();
    String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
    return EdgeRequest.of(method, URI.create("http://" + page.getRawAuthority() + path + query));
  }
}
