package org.freshet.essentials.webhook.post;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A server that reads one request after the other, and answers as a test says, byte by byte. */
final class RawServer implements AutoCloseable {

  /** What is done with a connection once its request was read. */
  @FunctionalInterface
  interface Answer {
    void write(OutputStream out) throws Exception;
  }

  private final ServerSocket server;
  private final Answer answer;
  private final List<Exception> failures = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  RawServer(ServerSocketFactory factory, Answer answer) {
    this.answer = answer;
    try {
      this.server = factory.createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::run, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  static RawServer saying(String response) {
    return new RawServer(
        ServerSocketFactory.getDefault(),
        out -> out.write(response.getBytes(StandardCharsets.ISO_8859_1)));
  }

  int port() {
    return server.getLocalPort();
  }

  /** What was sent, head and body. */
  List<String> requests() {
    return requests;
  }

  private void run() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        requests.add(read(socket));
        answer.write(socket.getOutputStream());
        socket.getOutputStream().flush();
      } catch (Exception e) {
        // The other side has gone, as it should, or the server was closed.
        failures.add(e);
      }
    }
  }

  private static String read(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder text = new StringBuilder();
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      text.append(line).append('\n');
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring(16));
      }
    }
    text.append('\n');
    for (int i = 0; i < length; i++) {
      text.append((char) in.read());
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
