package org.freshet.essentials.problem;

import jakarta.ws.rs.WebApplicationException;

/**
 * Bodies that are not the application's, though an exception brings them: the server wrote them
 * when it refused a request itself.
 */
final class ServerTexts {

  private ServerTexts() {}

  /** Whether the body of the response is a server's. */
  static boolean isOne(WebApplicationException refusal) {
    return refusal.getResponse().getEntity() instanceof String text
        && text.startsWith("Access forbidden: role not allowed");
  }
}
