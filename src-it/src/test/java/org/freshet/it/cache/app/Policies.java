package org.freshet.it.cache.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A filter as applications have them: a policy with a nonce, and a word on every answer. */
@WebFilter("/*")
public class Policies extends HttpFilter {

  /** The request attribute with the nonce of this answer. */
  public static final String NONCE = "nonce";

  private static final long serialVersionUID = 1L;
  private static final AtomicInteger COUNT = new AtomicInteger();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Filtered", Integer.toString(COUNT.incrementAndGet()));
    if (request.getRequestURI().contains("/nonce/")) {
      String nonce = "n" + COUNT.incrementAndGet();
      request.setAttribute(NONCE, nonce);
      response.setHeader("Content-Security-Policy", "script-src 'nonce-" + nonce + "'");
    }
    chain.doFilter(request, response);
  }
}
