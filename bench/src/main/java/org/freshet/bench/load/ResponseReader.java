package org.freshet.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the responses of one connection (RFC 9112), one after the other: those with a length and
 * those in chunks, none to HEAD. Not thread-safe.
 */
public final class ResponseReader {

  private final InputStream in;
  private byte[] buffer = new byte[32 * 1024];
  private int from;
  private int to;

  /** A reader that begins at a status line. */
  public ResponseReader(InputStream in) {
    this.in = in;
  }

  /** The next response. */
  public Response read() throws IOException {
    int end = indexOf("\r\n\r\n");
    String head = text(end - from);
    from = end + 4;
    Response start = new Response(status(head), head, new byte[0]);
    String length = start.field("Content-Length");
    if (length != null) {
      return new Response(start.status(), head, bytes(Integer.parseInt(length)));
    }
    if ("chunked".equalsIgnoreCase(start.field("Transfer-Encoding"))) {
      return new Response(start.status(), head, chunks());
    }
    throw new ProtocolException("neither a length nor chunks: " + head);
  }

  private static int status(String head) throws ProtocolException {
    if (!head.startsWith("HTTP/1.1 ") || head.length() < 12) {
      throw new ProtocolException("no status line: " + head);
    }
    return Integer.parseInt(head, 9, 12, 10);
  }

  private byte[] chunks() throws IOException {
    byte[] body = new byte[0];
    while (true) {
      int end = indexOf("\r\n");
      int size = Integer.parseInt(text(end - from).trim(), 16);
      from = end + 2;
      byte[] chunk = bytes(size);
      if (!(bytes(2)[0] == '\r')) {
        throw new ProtocolException("a chunk of " + size + " bytes goes on");
      }
      if (size == 0) {
        return body;
      }
      int length = body.length;
      body = Arrays.copyOf(body, length + size);
      System.arraycopy(chunk, 0, body, length, size);
    }
  }

  private String text(int length) {
    return new String(buffer, from, length, StandardCharsets.ISO_8859_1);
  }

  private byte[] bytes(int length) throws IOException {
    while (to - from < length) {
      fill();
    }
    byte[] bytes = Arrays.copyOfRange(buffer, from, from + length);
    from += length;
    return bytes;
  }

  private int indexOf(String wanted) throws IOException {
    int at = from;
    while (true) {
      for (; at + wanted.length() <= to; at++) {
        if (isAt(at, wanted)) {
          return at;
        }
      }
      int seen = at - from;
      fill();
      at = from + seen;
    }
  }

  private boolean isAt(int at, String wanted) {
    for (int i = 0; i < wanted.length(); i++) {
      if (buffer[at + i] != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Reads more, after moving what is left to the start or to a longer buffer. */
  private void fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    } else if (to == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = in.read(buffer, to, buffer.length - to);
    if (read < 0) {
      throw new EOFException("the server closed the connection");
    }
    to += read;
  }
}
