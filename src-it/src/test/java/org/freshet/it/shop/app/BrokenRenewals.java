package org.freshet.it.shop.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers renewals with 503 as long as a test wants: {@code /renewals?broken=true}. */
@WebFilter("/*")
public class BrokenRenewals extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static volatile boolean broken;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getRequestURI().equals("/renewals")) {
      broken = "broken=true".equals(request.getQueryString());
    } else if (broken && request.getHeader("Isr-Warmup") != null) {
      response.setStatus(503);
    } else {
      chain.doFilter(request, response);
    }
  }
}
