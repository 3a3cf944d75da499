package org.freshet.bookshop.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Answers a path that no URI can have, such as {@code /books/[1]}, with 400 (RFC 9112, section
 * 3.2). Servers let some of them through, and RESTEasy makes a 500 of each.
 */
@WebFilter("/*")
public class MalformedPath extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isUri(request.getRequestURI())) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  private static boolean isUri(String path) {
    try {
      return new URI("http://shop" + path).getRawPath() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
