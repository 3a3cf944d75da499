import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The main job of Freshet, walked through on a running bookshop: {@code java Tour.java
 * http://localhost:9080}. Prints each request with the headers that matter and a verdict; ends with
 * status 0 if every verdict is good, else 1.
 */
public final class Tour {

  private static final String BOOK = "/api/v1/books/1";
  private static final String PAGE = "/books/1";
  private static final String DASHBOARD = "/api/v1/dashboard";
  private static final String EXPLAIN = "/isr/admin/explain?url=" + BOOK;
  private static final List<String> HEADERS =
      List.of("Cache-Status", "Age", "ETag", "Cache-Control");
  private static final Pattern PRICE = Pattern.compile("\"priceMinor\":(\\d+)");
  private static final Pattern PART = Pattern.compile("\"type\":\"part\",\"name\":\"(\\w+)\"");
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final int READERS = 8;
  private static final Duration LONG = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String shop;
  private boolean good = true;

  private Tour(String shop) {
    this.shop = shop;
  }

  /** Walks through the shop at the address that is the only argument. */
  public static void main(String[] arguments) throws Exception {
    Tour tour = new Tour(arguments.length > 0 ? arguments[0] : "http://localhost:9080");
    try {
      tour.walk();
    } catch (IOException e) {
      tour.verdict(false, "the shop does not answer: " + e);
    }
    System.out.println();
    System.out.println(tour.good ? "All of it held." : "Not all of it held.");
    System.exit(tour.good ? 0 : 1);
  }

  private void walk() throws Exception {
    title("The first request is produced by the application, and stored");
    HttpResponse<String> first = get(BOOK);
    verdict(status(first).contains("fwd=uri-miss"), "it was not in the cache");

    title("The second is answered from the cache");
    HttpResponse<String> second = get(BOOK);
    verdict(status(second).contains("hit"), "a hit");
    verdict(second.body().equals(first.body()), "byte for byte the same");

    title("The page for people goes through the same cache");
    get(PAGE);
    HttpResponse<String> page = get(PAGE);
    verdict(status(page).contains("hit"), "a hit");

    title("An editor changes the price, while " + READERS + " readers go on reading");
    int price = price(second.body()) + 111;
    edit(second.body(), price);

    title("The new price is there, and is a hit");
    HttpResponse<String> renewed = get(BOOK);
    verdict(price(renewed.body()) == price, "priceMinor is " + price);
    verdict(status(renewed).contains("hit"), "a hit: nobody had to ask first");
    String shown = "£%d.%02d".formatted(price / 100, price % 100);
    HttpResponse<String> newPage = awaitPage(shown);
    verdict(newPage.body().contains(shown), "the page shows " + shown);
    verdict(status(newPage).contains("hit"), "a hit as well");

    title("Who has it already is told so, without a body");
    HttpResponse<String> same =
        send(request(BOOK).header("If-None-Match", etag(renewed)).build(), true);
    verdict(same.statusCode() == 304 && same.body().isEmpty(), "304, nothing sent again");
    HttpResponse<String> changed =
        send(request(BOOK).header("If-None-Match", etag(second)).build(), true);
    verdict(changed.statusCode() == 200, "who has the old price gets the new one");

    title("Machines can ask whether the shop is open, and programs what it can do");
    HttpResponse<String> health = get("/health");
    verdict(
        health.statusCode() == 200 && health.body().contains("\"catalogue\""),
        "it is up, says its own check of the catalogue");
    HttpResponse<String> openapi = get("/openapi");
    verdict(
        openapi.statusCode() == 200 && openapi.body().contains("/api/v1/books/{id}"),
        "the book is described");
    verdict(
        openapi.body().contains("/isr/admin/revalidate"), "and what operators may ask, as well");
    verdict(
        openapi.body().contains("application/x-ndjson"), "and how the dashboard comes in parts");

    title("The shop at a glance arrives in parts: what is quick does not wait for what is slow");
    parts();

    title("An operator asks why the book is cached; nobody else may");
    verdict(get(EXPLAIN).statusCode() == 401, "without an account: 401");
    HttpResponse<String> explained =
        send(request(EXPLAIN).header("Authorization", basic("admin")).build(), true);
    verdict(
        explained.body().contains("\"verdict\":\"fresh\"")
            && explained.body().contains("change of Book"),
        "fresh, and raised last by a change of a book");
  }

  /** One stream of parts, each printed when it is there; and who sees which. */
  private void parts() throws Exception {
    HttpRequest asked = request(DASHBOARD).header("Accept", "application/x-ndjson").build();
    System.out.println("   GET " + DASHBOARD);
    long start = System.nanoTime();
    List<Long> arrived = new ArrayList<>();
    List<String> ends = new ArrayList<>();
    HttpResponse<Stream<String>> stream = client.send(asked, BodyHandlers.ofLines());
    try (Stream<String> frames = stream.body()) {
      frames.forEach(
          frame -> {
            Matcher part = PART.matcher(frame);
            if (part.find()) {
              arrived.add((System.nanoTime() - start) / 1_000_000);
              System.out.printf(
                  "      %4d ms: %s%n", arrived.get(arrived.size() - 1), part.group(1));
            } else if (frame.contains("\"type\":\"end\"")) {
              ends.add(frame);
            }
          });
    }
    int parts = arrived.size();
    verdict(
        parts > 1 && arrived.get(0) + SLOW.toMillis() < arrived.get(parts - 1),
        "the first was there long before the last, which asks somebody slow outside");
    verdict(
        ends.size() == 1 && ends.get(0).contains("\"complete\":true"), "and nothing is missing");
    String staff =
        send(
                request(DASHBOARD + "/manifest").header("Authorization", basic("staff")).build(),
                false)
            .body();
    String others = send(request(DASHBOARD + "/manifest").build(), false).body();
    verdict(
        staff.contains("\"toSend\"") && !others.contains("\"toSend\""),
        "what is for staff is there for staff only");
  }

  /** The credentials of an account whose password is its name. */
  private static String basic(String name) {
    return "Basic "
        + Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
  }

  /** One edit among readers: none of them may wait for it, and soon all see it. */
  private void edit(String body, int price) throws Exception {
    Queue<Reading> readings = new ConcurrentLinkedQueue<>();
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      Thread reader = new Thread(() -> read(readings));
      readers.add(reader);
      reader.start();
    }
    Thread.sleep(2000);
    readings.clear();

    long start = System.nanoTime();
    String changed = PRICE.matcher(body).replaceFirst("\"priceMinor\":" + price);
    HttpResponse<String> put =
        send(
            request(BOOK)
                .header("Authorization", basic("editor"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(changed))
                .build(),
            true);
    verdict(put.statusCode() == 200, "the edit is committed");
    long committed = System.nanoTime();
    while (System.nanoTime() - committed < SOON.toNanos()
        && readings.stream().noneMatch(reading -> reading.price == price)) {
      Thread.sleep(5);
    }
    Thread.sleep(500);
    for (Thread reader : readers) {
      reader.interrupt();
    }
    for (Thread reader : readers) {
      reader.join();
    }
    judge(List.copyOf(readings), price, start, committed);
  }

  private void judge(List<Reading> readings, int price, long start, long committed) {
    long failed = readings.stream().filter(reading -> !reading.status.contains("hit")).count();
    long stale = readings.stream().filter(reading -> reading.status.contains("ttl=-")).count();
    long slowest = readings.stream().mapToLong(reading -> reading.nanos).max().orElse(0);
    long seen =
        readings.stream()
            .filter(reading -> reading.price == price)
            .mapToLong(reading -> reading.at)
            .min()
            .orElse(Long.MAX_VALUE);
    System.out.printf(
        "   %d readings in %d ms: %d not from the cache, %d stale, the slowest took %.1f ms%n",
        readings.size(),
        (System.nanoTime() - start) / 1_000_000,
        failed,
        stale,
        slowest / 1e6);
    verdict(!readings.isEmpty() && failed == 0, "no reader waited: every answer was a hit");
    verdict(slowest < LONG.toNanos(), "none took as long as " + LONG.toMillis() + " ms");
    verdict(
        seen != Long.MAX_VALUE,
        seen == Long.MAX_VALUE
            ? "the new price was seen within " + SOON.toSeconds() + " s"
            : "the new price was seen "
                + Math.max(0, (seen - committed) / 1_000_000)
                + " ms after the edit was answered");
  }

  /** What one reader saw once. */
  private record Reading(String status, int price, long nanos, long at) {}

  private void read(Queue<Reading> readings) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        long start = System.nanoTime();
        HttpResponse<String> response = client.send(request(BOOK).build(), BodyHandlers.ofString());
        long end = System.nanoTime();
        readings.add(new Reading(status(response), price(response.body()), end - start, end));
        Thread.sleep(2);
      } catch (IOException e) {
        readings.add(new Reading("failed: " + e, -1, 0, System.nanoTime()));
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** The page is renewed behind, as the book is: it may take a moment. */
  private HttpResponse<String> awaitPage(String text) throws Exception {
    long end = System.nanoTime() + SOON.toNanos();
    while (System.nanoTime() < end
        && !send(request(PAGE).build(), false).body().contains(text)) {
      Thread.sleep(20);
    }
    return get(PAGE);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).build(), true);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(shop + path)).timeout(Duration.ofSeconds(30));
  }

  private HttpResponse<String> send(HttpRequest request, boolean print) throws Exception {
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (print) {
      System.out.println("   " + request.method() + " " + request.uri().getPath());
      request
          .headers()
          .firstValue("If-None-Match")
          .ifPresent(value -> System.out.println("      > If-None-Match: " + value));
      System.out.println("      " + response.statusCode());
      for (String name : HEADERS) {
        response
            .headers()
            .firstValue(name)
            .ifPresent(value -> System.out.println("      " + name + ": " + value));
      }
    }
    return response;
  }

  private void title(String text) {
    System.out.println();
    System.out.println(text);
  }

  private void verdict(boolean held, String text) {
    good &= held;
    System.out.println((held ? "   ok: " : "   NOT SO: ") + text);
  }

  private static String status(HttpResponse<String> response) {
    return response.headers().firstValue("Cache-Status").orElse("");
  }

  private static String etag(HttpResponse<String> response) {
    return response.headers().firstValue("ETag").orElse("\"none\"");
  }

  private static int price(String body) {
    Matcher price = PRICE.matcher(body);
    return price.find() ? Integer.parseInt(price.group(1)) : -1;
  }
}
