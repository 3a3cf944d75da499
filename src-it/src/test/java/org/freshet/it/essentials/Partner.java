package org.freshet.it.essentials;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody who is told by webhooks, and verifies with the library of Standard Webhooks. */
final class Partner implements AutoCloseable {

  private final HttpServer server;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private volatile int status = 204;

  /** A request as it came. */
  record Message(String body, Map<String, List<String>> fields) {

    String id() {
      return fields.get("webhook-id").get(0);
    }

    /** Fails if it was not signed with the secret just now. */
    Message verifiedWith(String secret) {
      try {
        new Webhook(secret).verify(body, fields);
        return this;
      } catch (Exception e) {
        throw new AssertionError("not signed by its sender", e);
      }
    }
  }

  Partner() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::receive);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
  }

  void answers(int status) {
    this.status = status;
  }

  private void receive(HttpExchange exchange) throws IOException {
    Map<String, List<String>> fields = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> fields.put(name.toLowerCase(Locale.ROOT), values));
    messages.add(
        new Message(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), fields));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  Message next() throws InterruptedException {
    Message message = messages.poll(30, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("nobody was told anything");
    }
    return message;
  }

  boolean hasMore() {
    return !messages.isEmpty();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
