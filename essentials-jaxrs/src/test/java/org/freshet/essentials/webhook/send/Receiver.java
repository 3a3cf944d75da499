package org.freshet.essentials.webhook.send;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.freshet.essentials.stores.TrueTime;

/** The other side: verifies with the library of Standard Webhooks, and keeps what it gets. */
final class Receiver implements AutoCloseable {

  private static final Duration LONG = Duration.ofSeconds(90);

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Map<String, List<String>> secrets = new HashMap<>();
  private volatile Function<Received, Integer> answer = message -> 204;
  private volatile String retryAfter;

  /** A message that was verified, and what it was answered with. */
  record Received(String path, String id, long timestamp, String body, String signatures) {}

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::receive);
    server.setExecutor(Executors.newCachedThreadPool(Receiver::daemon));
    server.start();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "receiver");
    thread.setDaemon(true);
    return thread;
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Each of these must verify what comes by a path. */
  synchronized void knows(String path, String... known) {
    secrets.put(path, List.of(known));
  }

  private synchronized List<String> secrets(String path) {
    return secrets.getOrDefault(path, List.of());
  }

  void answers(Function<Received, Integer> answer) {
    this.answer = answer;
  }

  void asksToComeBackAfter(String retryAfter) {
    this.retryAfter = retryAfter;
  }

  private void receive(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, List<String>> fields = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> fields.put(name.toLowerCase(Locale.ROOT), values));
    int status = 401;
    if (isVerified(secrets(path), body, fields)) {
      Received message =
          new Received(
              path,
              fields.get("webhook-id").get(0),
              Long.parseLong(fields.get("webhook-timestamp").get(0)),
              body,
              fields.get("webhook-signature").get(0));
      received.add(message);
      status = answer.apply(message);
    }
    if (retryAfter != null) {
      exchange.getResponseHeaders().add("Retry-After", retryAfter);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static boolean isVerified(
      List<String> secrets, String body, Map<String, List<String>> fields) {
    try {
      for (String secret : secrets) {
        new Webhook(secret).verify(body, fields);
      }
      return !secrets.isEmpty();
    } catch (WebhookVerificationException | RuntimeException e) {
      return false;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  List<Received> received() {
    return received;
  }

  /** The first of each id, in the order in which they came: what a receiver that dedupes sees. */
  List<Received> deduped() {
    Map<String, Received> first = new LinkedHashMap<>();
    received.forEach(message -> first.putIfAbsent(message.id(), message));
    return new ArrayList<>(first.values());
  }

  /** Waits until something is so, and not for ever. */
  static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + LONG + ": " + what);
      }
      TrueTime.pass(Duration.ofMillis(20));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
