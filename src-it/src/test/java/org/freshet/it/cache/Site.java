package org.freshet.it.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Stage;

/**
 * A deployed application as its visitors reach it, with the door for directions that {@link Stage}
 * and {@link Control} give to tests. Paths are relative to {@code api/} and sent as they are.
 */
final class Site {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String base;

  Site(URL application) {
    this.base = application + "api/";
  }

  /** The decoded path of a page, context path included. */
  String path(String page) {
    return URI.create(base).getPath() + page;
  }

  Reply get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  Reply head(String path, String... headers) {
    return send("HEAD", path, null, headers);
  }

  Reply send(String method, String path, String body, String... headers) {
    return begin(method, path, body, headers).join();
  }

  /** Sends a request and does not wait. */
  CompletableFuture<Reply> begin(String path, String... headers) {
    return begin("GET", path, null, headers);
  }

  /** Sends the same request many times, not waiting in between; waits for all answers. */
  List<Reply> atOnce(int count, String path, String... headers) {
    List<CompletableFuture<Reply>> begun =
        IntStream.range(0, count).mapToObj(i -> begin(path, headers)).toList();
    return begun.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<Reply> begin(
      String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Reply::of);
  }

  /** Sends a request line and fields that no client library would let pass. */
  Reply raw(String method, String target, String... fields) {
    URI uri = URI.create(base);
    List<String> lines = new ArrayList<>();
    lines.add(method + " " + target + " HTTP/1.1");
    lines.addAll(Arrays.asList(fields));
    if (lines.stream().noneMatch(line -> line.startsWith("Host:"))) {
      lines.add("Host: " + uri.getAuthority());
    }
    lines.add("Connection: close");
    String text = String.join("\r\n", lines) + "\r\n\r\n";
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      return Reply.parse(new String(socket.getInputStream().readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often a resource method ran under a name. */
  int runs(String name) {
    return Integer.parseInt(stage("GET", "runs/" + name, null));
  }

  /** Holds the next run under a name. */
  void hold(String name) {
    hold(name, 1);
  }

  void hold(String name, int most) {
    stage("POST", "gates/" + name + "?most=" + most, "");
  }

  /** Waits until so many runs are held. */
  void awaitHeld(String name, int count) {
    until(count + " held at " + name, () -> held(name) >= count);
  }

  int held(String name) {
    return Integer.parseInt(stage("GET", "gates/" + name, null));
  }

  void open(String name) {
    stage("POST", "gates/" + name + "/open", "");
  }

  /** Tells what the pages of that name do from now on. */
  void direct(String name, String line) {
    stage("PUT", "lines/" + name, line);
  }

  /** What was noted under a name. */
  List<String> notes(String name) {
    return lines(stage("GET", "notes/" + name, null));
  }

  String revalidate(String tag) {
    return done(send("POST", "control/revalidate/" + tag, ""));
  }

  String expire(String tag) {
    return done(send("POST", "control/expire/" + tag, ""));
  }

  String revalidatePath(String path) {
    return done(send("POST", "control/path", path, "Content-Type", "text/plain"));
  }

  String revalidateAll() {
    return done(send("POST", "control/all", ""));
  }

  /** The renewals of one page, newest first: state, attempts, problem. */
  List<String> renewals(String page) {
    String prefix = path(page) + " ";
    return lines(done(get("control/renewals"))).stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .toList();
  }

  /** Waits until the newest renewal of a page has ended like this. */
  void awaitRenewal(String page, String state) {
    List<String> seen = new ArrayList<>();
    try {
      until(
          page + " " + state,
          () -> {
            String newest = renewals(page).stream().findFirst().orElse("unknown");
            seen.add(newest);
            return newest.startsWith(state);
          });
    } catch (AssertionError e) {
      throw new AssertionError(page + " was " + seen.get(seen.size() - 1), e);
    }
  }

  /**
   * Waits until what is produced now counts as produced after the last raise of a group, which a
   * page that nobody has asked for before tells.
   */
  void awaitKnown(String group) {
    AtomicInteger probes = new AtomicInteger();
    until(
        "the raise is known",
        () ->
            get("pages/probe-" + group + "-" + probes.incrementAndGet() + "/in/" + group)
                .cacheControl()
                .contains("s-maxage=300"));
  }

  /** Looks again and again until it holds. */
  static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still not: " + what);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private String stage(String method, String path, String body) {
    return done(send(method, "stage/" + path, body, "Content-Type", "text/plain"));
  }

  private static String done(Reply reply) {
    if (reply.status() / 100 != 2) {
      throw new AssertionError("directions were refused: " + reply);
    }
    return reply.body();
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n"));
  }
}
