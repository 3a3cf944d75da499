package org.freshet.isr.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.freshet.isr.admin.exchange.Call;
import org.freshet.isr.admin.exchange.Problem;
import org.freshet.isr.admin.exchange.RefusedException;
import org.freshet.isr.http.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an admitted request asks: parameters of the query and, in a {@code POST}, of a form.
 */
final class CallReader {

  /** The parameter in which a form of the page shows that it is one. */
  static final String TOKEN = "token";

  private static final int MOST_BYTES = 64 * 1024;

  private CallReader() {}

  static Call read(HttpServletRequest request, String who) throws IOException {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    add(parameters, "query", request.getQueryString());
    boolean form = isForm(request);
    if (form) {
      add(parameters, "form", body(request));
    }
    String info = request.getPathInfo();
    String context = request.getContextPath();
    return new Call(
        request.getMethod().equals("HEAD") ? "GET" : request.getMethod(),
        info == null ? "/" : info,
        parameters,
        who,
        context + request.getServletPath(),
        context,
        seenAt(request),
        form && parameters.containsKey(TOKEN));
  }

  /** The token that a form of the page sent along, null if none did. */
  static @Nullable String token(Call call) {
    return call.one(TOKEN).orElse(null);
  }

  private static void add(
      Map<String, List<String>> parameters, String where, @Nullable String encoded) {
    QueryString read = QueryString.parse(encoded);
    if (read == null) {
      throw RefusedException.parameter(
          "The " + where, "must be encoded in UTF-8, byte for byte (%C3%A9)");
    }
    for (String name : read.names()) {
      parameters.computeIfAbsent(name, any -> new ArrayList<>()).addAll(read.values(name));
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    if (!request.getMethod().equals("POST") || type == null) {
      return false;
    }
    if (type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
      return true;
    }
    throw new RefusedException(
        new Problem(
            415, "type", "Parameters come in the query, or as application/x-www-form-urlencoded."));
  }

  private static String body(HttpServletRequest request) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new RefusedException(
          new Problem(413, "size", "The form is longer than " + MOST_BYTES + " bytes."));
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static URI seenAt(HttpServletRequest request) {
    try {
      return URI.create(request.getScheme() + "://" + request.getHeader("Host") + "/");
    } catch (IllegalArgumentException e) {
      throw RefusedException.parameter("Host", "must be a host and, if any, a port");
    }
  }
}
