package org.freshet.essentials.webhook.post;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads status and fields of a response of HTTP/1.1 (RFC 9112), and of these only {@code
 * Retry-After}. Not thread-safe: for one response.
 */
final class ResponseHead {

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");
  private static final String RETRY_AFTER = "retry-after:";
  private static final int MOST_BYTES = 32_768;
  private static final int SWITCHING = 101;

  private final InputStream in;
  private int left = MOST_BYTES;

  ResponseHead(InputStream in) {
    this.in = in;
  }

  /**
   * Reads up to the empty line after the fields; interim responses are passed over.
   *
   * @throws ProtocolException if it is none, or too long
   * @throws IOException if the connection breaks
   */
  Reply read() throws IOException {
    while (true) {
      int status = status(line());
      String retryAfter = retryAfter();
      if (status >= 200) {
        return Reply.of(status, retryAfter);
      }
      if (status == SWITCHING) {
        throw new ProtocolException("another protocol that nobody asked for");
      }
    }
  }

  private static int status(String line) throws ProtocolException {
    Matcher status = STATUS.matcher(line);
    if (!status.matches()) {
      throw new ProtocolException("no status line of HTTP/1.1");
    }
    return Integer.parseInt(status.group(1));
  }

  private @Nullable String retryAfter() throws IOException {
    String found = null;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (found == null && line.toLowerCase(Locale.ROOT).startsWith(RETRY_AFTER)) {
        found = line.substring(RETRY_AFTER.length()).trim();
      }
    }
    return found;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int c = next(); c != '\n'; c = next()) {
      line.append((char) c);
    }
    int end = line.length() - 1;
    return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
  }

  private int next() throws IOException {
    int read = in.read();
    if (read < 0) {
      throw new java.io.EOFException("the connection ended before the response");
    }
    if (--left < 0) {
      throw new ProtocolException("more than " + MOST_BYTES + " bytes of fields");
    }
    return read;
  }

  /** A request as it is sent. */
  static byte[] request(TargetUrl target, Iterable<String> fields, int bodyBytes) {
    StringBuilder text = new StringBuilder(512);
    text.append("POST ").append(target.path()).append(" HTTP/1.1\r\n");
    text.append("Host: ").append(target.authority()).append("\r\n");
    for (String field : fields) {
      text.append(field).append("\r\n");
    }
    text.append("Content-Length: ").append(bodyBytes).append("\r\n");
    return text.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }
}
