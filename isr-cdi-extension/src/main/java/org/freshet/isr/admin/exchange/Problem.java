package org.freshet.isr.admin.exchange;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a request of an operator was refused (RFC 9457): the kind of problem is told by {@code code},
 * since {@code type} is {@code about:blank}.
 *
 * @param status the status
 * @param code the kind, one of a fixed number, for programs
 * @param detail one sentence for the person who asked; never the text of an exception
 * @param headers what else the answer carries, by name
 */
public record Problem(int status, String code, String detail, Map<String, String> headers) {

  /** The media type of problem details. */
  static final String MEDIA_TYPE = "application/problem+json";

  private static final Map<Integer, String> TITLES =
      Map.of(
          400, "Bad Request",
          401, "Unauthorized",
          403, "Forbidden",
          404, "Not Found",
          405, "Method Not Allowed",
          413, "Content Too Large",
          415, "Unsupported Media Type",
          429, "Too Many Requests",
          502, "Bad Gateway",
          503, "Service Unavailable");

  /** A problem without headers of its own. */
  public Problem(int status, String code, String detail) {
    this(status, code, detail, Map.of());
  }

  /** The reason phrase of the status. */
  public String title() {
    return TITLES.getOrDefault(status, "Internal Server Error");
  }

  /** This problem as an answer. */
  public Reply reply() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", title());
    body.put("status", status);
    body.put("detail", detail);
    body.put("code", code);
    return new Reply(status, MEDIA_TYPE, Json.of(body), headers);
  }
}
