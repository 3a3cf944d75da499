package org.freshet.essentials.api;

import jakarta.ws.rs.core.Response;

/** The words for a status, as RFC 9110 has them; Jakarta REST still says some of older ones. */
final class StatusTitle {

  private StatusTitle() {}

  static String of(int status) {
    return switch (status) {
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 416 -> "Range Not Satisfiable";
      case 421 -> "Misdirected Request";
      case 422 -> "Unprocessable Content";
      case 423 -> "Locked";
      case 424 -> "Failed Dependency";
      case 425 -> "Too Early";
      case 426 -> "Upgrade Required";
      default -> known(status);
    };
  }

  private static String known(int status) {
    Response.Status known = Response.Status.fromStatusCode(status);
    if (known != null) {
      return known.getReasonPhrase();
    }
    return status < 500 ? "Client Error" : "Server Error";
  }
}
