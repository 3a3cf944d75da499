package org.freshet.isr.front;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.freshet.isr.serve.Entry;

/**
 * Notes that a cookie is set: not every server shows one among the fields of a response that is not
 * yet on its way.
 */
final class WatchedResponse extends HttpServletResponseWrapper {

  private static final String SET_COOKIE = "Set-Cookie";

  private final Entry entry;

  WatchedResponse(HttpServletResponse response, Entry entry) {
    super(response);
    this.entry = entry;
  }

  @Override
  public void addCookie(Cookie cookie) {
    entry.cookieSet();
    super.addCookie(cookie);
  }

  @Override
  public void addHeader(String name, String value) {
    note(name);
    super.addHeader(name, value);
  }

  @Override
  public void setHeader(String name, String value) {
    note(name);
    super.setHeader(name, value);
  }

  private void note(String name) {
    if (SET_COOKIE.equalsIgnoreCase(name)) {
      entry.cookieSet();
    }
  }
}
