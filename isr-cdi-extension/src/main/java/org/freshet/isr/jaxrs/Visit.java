package org.freshet.isr.jaxrs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * What the servlet container knows of a request and Jakarta REST does not tell.
 *
 * @param request follows the current request, null where there is no servlet container
 * @param response follows the current response, likewise
 */
public record Visit(@Nullable HttpServletRequest request, @Nullable HttpServletResponse response) {

  /** Whether the request has a session; true where nobody can tell. */
  public boolean hasSession() {
    try {
      return request == null || request.getSession(false) != null;
    } catch (RuntimeException e) {
      // No request is bound to this thread.
      return true;
    }
  }

  /** Whether a cookie was set behind the back of Jakarta REST; true where nobody can tell. */
  public boolean setsCookie() {
    try {
      return response == null || response.containsHeader("Set-Cookie");
    } catch (RuntimeException e) {
      return true;
    }
  }

  /** A field that was set behind the back of Jakarta REST, null if none is known. */
  public @Nullable String said(String name) {
    try {
      if (response == null || !response.containsHeader(name)) {
        return null;
      }
      return String.join(", ", response.getHeaders(name));
    } catch (RuntimeException e) {
      return null;
    }
  }

  /**
   * A field with what was set behind the back of Jakarta REST.
   *
   * @param known what Jakarta REST knows of it, null for nothing
   */
  @Nullable String joined(String name, @Nullable String known) {
    String said = said(name);
    return known == null || said == null || said.equals(known)
        ? known == null ? said : known
        : known + ", " + said;
  }

  /** Changes the status after Jakarta REST has set it; false if that is not possible. */
  public boolean changesStatus(int status) {
    try {
      if (response == null || response.isCommitted()) {
        return false;
      }
      response.setStatus(status);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
