package org.freshet.it.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** A stream on a socket of its own, of which a test reads as much as it wants. */
final class RawStream implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  private RawStream(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /** Asks for a stream and reads nothing of it yet. */
  static RawStream open(URL application, String path, String accept, String... fields)
      throws IOException {
    Socket socket = new Socket(application.getHost(), application.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    StringBuilder request =
        new StringBuilder("GET " + application.getPath() + "api/" + path + " HTTP/1.1\r\n")
            .append("Host: " + application.getHost() + ":" + application.getPort() + "\r\n")
            .append("Accept: " + accept + "\r\n");
    for (int i = 0; i < fields.length; i += 2) {
      request.append(fields[i] + ": " + fields[i + 1] + "\r\n");
    }
    socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return new RawStream(socket);
  }

  /** What arrives up to a text, with it. */
  String until(String text) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(text, read.length() - text.length()) < 0) {
      int one = in.read();
      assertThat(one).as("ended after: %s", read).isNotNegative();
      // What chunks are framed by may stand anywhere between; tests look for less than a frame.
      read.append((char) one);
    }
    return read.toString();
  }

  /** The next frame of a stream of lines. */
  String frame() throws IOException {
    until("{\"type\":");
    return "{\"type\":" + until("\n").trim();
  }

  /** The status of the response. */
  int status() throws IOException {
    return Integer.parseInt(until("\r\n").split(" ")[1]);
  }

  /** Breaks the connection, as a network does. */
  void cut() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
