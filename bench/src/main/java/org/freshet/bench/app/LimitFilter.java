package org.freshet.bench.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The limit: a constant with the body and the header fields of a hit. Nothing in front of Jakarta
 * REST can answer with less work on this server.
 */
@WebFilter(urlPatterns = "/api/limit", asyncSupported = true)
public class LimitFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final byte[] body = constant();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    response.setContentType("application/json");
    response.addHeader(
        "Cache-Control",
        "public, max-age=0, s-maxage=86400, stale-while-revalidate=3600, stale-if-error=86400");
    response.addHeader("ETag", "\"00112233445566778899aabbccddeeff\"");
    response.addHeader("Age", "0");
    response.addHeader("Vary", "Accept-Encoding");
    response.addHeader("Cache-Status", "isr; hit; ttl=86400");
    response.addHeader("Accept-Ranges", "bytes");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  static byte[] constant() {
    return SharedJsonb.JSONB.toJson(Item.made(Item.ID)).getBytes(StandardCharsets.UTF_8);
  }
}
