package org.freshet.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection that is kept alive: one request at a time. Not thread-safe. */
public final class Connection implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket;
  private final ResponseReader reader;
  private final String fields;

  /** A connection to a port of this machine. */
  public Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    reader = new ResponseReader(socket.getInputStream());
    fields = " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAccept: application/json\r\n";
  }

  /** Asks for a path and waits for the whole response. */
  public Response get(String target) throws IOException {
    return send("GET " + target + fields + "\r\n");
  }

  /** Posts nothing to a path and waits for the whole response. */
  public Response post(String target) throws IOException {
    return send("POST " + target + fields + "Content-Length: 0\r\n\r\n");
  }

  private Response send(String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return reader.read();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
