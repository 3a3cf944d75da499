package org.freshet.bench.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The same constant with no more than its type and length: what header fields alone cost. */
@WebFilter(urlPatterns = "/api/minimal", asyncSupported = true)
public class MinimalFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final byte[] body = LimitFilter.constant();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
