package org.freshet.essentials.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;

/** Adds a name to {@code Vary} once. */
final class VaryField {

  private VaryField() {}

  static void add(ContainerResponseContext response, String name) {
    String now = response.getHeaderString(HttpHeaders.VARY);
    if (now == null || !now.matches("(?i)(.*,\\s*)?(\\*|" + name + ")(\\s*,.*)?")) {
      response.getHeaders().add(HttpHeaders.VARY, name);
    }
  }
}
