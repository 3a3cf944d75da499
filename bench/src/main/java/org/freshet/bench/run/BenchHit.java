package org.freshet.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.freshet.bench.load.Expectation;
import org.freshet.bench.load.Load;
import org.freshet.bench.load.Response;

/**
 * Measures what hits and misses cost a server: {@code BenchHit TARGET SERVER...}, where TARGET is
 * the directory in which this module was built.
 *
 * <p>Rows are measured in turn, round after round, and compared within a round, so that whatever
 * else the machine does falls on all of them. Exit status 1 if a bound is broken, 2 if it could not
 * be measured.
 */
public final class BenchHit {

  private static final int WIDTH = Integer.getInteger("bench.threads", 4);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final Duration ROUND = Duration.ofMillis(Integer.getInteger("bench.millis", 2000));

  /** Until then the server still compiles, which is not what is measured. */
  private static final int WARM = Integer.getInteger("bench.warm", 150_000);

  private static final Duration WARM_SLICE = Duration.ofSeconds(1);
  private static final Duration WARM_AT_MOST = Duration.ofMinutes(5);

  /** In how many digits ages and lifetimes of the two may differ. */
  private static final int COUNTS = 4;

  private final Server server;
  private final Load load;
  private final AtomicLong numbers = new AtomicLong();
  private final Figures<Row> figures = new Figures<>();

  private BenchHit(Server server, Load load) {
    this.server = server;
    this.load = load;
  }

  /** Runs it. */
  public static void main(String[] arguments) {
    boolean kept = true;
    try {
      Path target = Path.of(arguments[0]).toAbsolutePath();
      for (String name : List.of(arguments).subList(1, arguments.length)) {
        Figures<Row> figures = measure(Installation.of(name), target);
        kept &= Bound.ALL.stream().allMatch(bound -> bound.isKept(figures));
      }
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      System.exit(2);
    } catch (InterruptedException e) {
      System.exit(2);
    }
    System.exit(kept ? 0 : 1);
  }

  private static Figures<Row> measure(Installation installation, Path target)
      throws IOException, InterruptedException {
    try (Server server = Server.start(installation, target)) {
      System.out.println("Starting " + server.title() + ".");
      server.await(Stream.of(Row.values()).map(row -> row.targets(() -> 0L).get()).toList());
      try (Load load = new Load(server.port(), WIDTH)) {
        BenchHit bench = new BenchHit(server, load);
        bench.run();
        System.out.println(Report.of(bench.title(), bench.figures));
        return bench.figures;
      }
    }
  }

  private String title() {
    return String.format(
        Locale.ROOT,
        "%s, Java %s, %d threads, %d rounds of %.1f s",
        server.title(),
        System.getProperty("java.version"),
        WIDTH,
        ROUNDS,
        ROUND.toMillis() / 1e3);
  }

  private void run() throws IOException, InterruptedException {
    byte[] body = load.ask(Row.LIMIT.target).body();
    checkFields();
    warmUp(body);
    System.out.println("Measuring.");
    for (int i = 0; i < ROUNDS; i++) {
      for (Row row : Row.values()) {
        figures.add(row, round(row, body, ROUND));
      }
    }
  }

  /** Slice by slice, so that the server compiles for all rows before it is measured in one. */
  private void warmUp(byte[] body) throws IOException, InterruptedException {
    System.out.println("Warming up.");
    long end = System.nanoTime() + WARM_AT_MOST.toNanos();
    Map<Row, Long> answered = new EnumMap<>(Row.class);
    List<Row> cold = List.of(Row.values());
    while (!cold.isEmpty() && System.nanoTime() < end) {
      for (Row row : cold) {
        answered.merge(row, round(row, body, WARM_SLICE).requests(), Long::sum);
      }
      cold = cold.stream().filter(row -> answered.getOrDefault(row, 0L) < WARM).toList();
    }
    if (!cold.isEmpty()) {
      System.out.println("This machine is busy: not warm enough are " + cold + ".");
    }
  }

  private Round round(Row row, byte[] body, Duration length)
      throws IOException, InterruptedException {
    Supplier<String> targets = row.targets(numbers::incrementAndGet);
    // A hit needs somebody who missed.
    load.ask(targets.get());
    Duration cpu = server.cpu();
    long start = System.nanoTime();
    long requests = load.run(targets, new Expectation(row.cacheStatus, body), length);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    return new Round(requests, time, server.cpu().minus(cpu));
  }

  /** The limit must not be lower than it seems because it writes less. */
  private void checkFields() throws IOException {
    load.ask(Row.FRONT.target);
    Response hit = load.ask(Row.FRONT.target);
    Response limit = load.ask(Row.LIMIT.target);
    int difference = hit.head().length() - limit.head().length();
    if (!limit.names().equals(hit.names()) || Math.abs(difference) > COUNTS) {
      throw new IllegalStateException(
          "the limit and a hit differ in their fields: " + limit.head() + "\n" + hit.head());
    }
  }
}
