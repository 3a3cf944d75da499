package org.freshet.isr.front;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.freshet.isr.serve.Entry;

/**
 * Notes that a cookie is set: not every server shows one among the fields of a response that is not
 * yet on its way. Tells when the last moment for further fields has come.
 */
final class WatchedResponse extends HttpServletResponseWrapper {

  private static final String SET_COOKIE = "Set-Cookie";

  private final Entry entry;
  private final Runnable leaving;

  /**
   * A watch.
   *
   * @param leaving called while fields may still be added, perhaps several times
   */
  WatchedResponse(HttpServletResponse response, Entry entry, Runnable leaving) {
    super(response);
    this.entry = entry;
    this.leaving = leaving;
  }

  /** Its fields may be on their way from now on. */
  void beforeItLeaves() {
    leaving.run();
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    beforeItLeaves();
    super.sendRedirect(location);
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    beforeItLeaves();
    return super.getOutputStream();
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    beforeItLeaves();
    return super.getWriter();
  }

  @Override
  public void flushBuffer() throws IOException {
    beforeItLeaves();
    super.flushBuffer();
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
