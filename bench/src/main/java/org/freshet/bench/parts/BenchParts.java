package org.freshet.bench.parts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.freshet.bench.load.Check;
import org.freshet.bench.load.Expectation;
import org.freshet.bench.load.Load;
import org.freshet.bench.run.Figures;
import org.freshet.bench.run.Installation;
import org.freshet.bench.run.Round;
import org.freshet.bench.run.Server;
import org.freshet.bench.run.Setup;

/**
 * Measures what a page of parts costs a server beside a plain resource with the same data: {@code
 * BenchParts TARGET SERVER...}, where TARGET is the directory in which this module was built.
 *
 * <p>Rows are measured in turn, round after round, and compared within a round. Exit status 1 if
 * the bound is broken, 2 if it could not be measured.
 */
public final class BenchParts {

  private static final int WIDTH = Integer.getInteger("bench.threads", 4);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final Duration ROUND = Duration.ofMillis(Integer.getInteger("bench.millis", 2000));

  /** Until then the server still compiles, which is not what is measured. */
  private static final int WARM = 15_000;

  private static final Duration WARM_SLICE = Duration.ofSeconds(1);
  private static final Duration WARM_AT_MOST =
      Duration.ofSeconds(Integer.getInteger("bench.warm", 60));
  private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([A-Za-z0-9_-]+)\"");

  private final Server server;
  private final Load load;
  private final Map<PartsRow, String> targets = new EnumMap<>(PartsRow.class);
  private final Map<PartsRow, Check> checks = new EnumMap<>(PartsRow.class);
  private final Map<Integer, Integer> cursors = new TreeMap<>();
  private final Figures<PartsRow> figures = new Figures<>();

  private BenchParts(Server server, Load load) {
    this.server = server;
    this.load = load;
  }

  /** Runs it. */
  public static void main(String[] arguments) {
    boolean kept = true;
    try {
      Path target = Path.of(arguments[0]).toAbsolutePath();
      for (String name : List.of(arguments).subList(1, arguments.length)) {
        kept &= PartsReport.isKept(measure(Installation.of(name), target));
      }
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      System.exit(2);
    } catch (InterruptedException e) {
      System.exit(2);
    }
    System.exit(kept ? 0 : 1);
  }

  private static Figures<PartsRow> measure(Installation installation, Path target)
      throws IOException, InterruptedException {
    Setup setup =
        new Setup(
            "parts-" + installation.name(),
            Map.of("parts", "bench-parts.war", "plain", "bench-plain.war"),
            "parts.xml",
            "",
            List.of("-Xmx512m"));
    try (Server server = Server.start(installation, target, setup)) {
      System.out.println("Starting " + server.title() + ".");
      server.await(Stream.of(PartsRow.values()).map(PartsRow::target).toList());
      try (Load load = new Load(server.port(), WIDTH)) {
        BenchParts bench = new BenchParts(server, load);
        bench.run();
        System.out.println(PartsReport.of(bench.title(), bench.figures, bench.cursors));
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
    for (PartsRow row : PartsRow.values()) {
      expect(row);
    }
    for (int parts : new int[] {3, 20, 50}) {
      cursors.put(parts, cursor("/parts/api/data/many/" + parts).length());
    }
    warmUp();
    System.out.println("Measuring.");
    for (int i = 0; i < ROUNDS; i++) {
      for (PartsRow row : PartsRow.values()) {
        figures.add(row, round(row, ROUND));
      }
    }
  }

  /** What a row asks for, and what it must be answered: the data of the plain resource. */
  private void expect(PartsRow row) throws IOException {
    byte[] plain = load.ask("/plain/api/data/" + row.data).body();
    if (!row.inParts) {
      targets.put(row, row.target());
      checks.put(row, new Expectation("", plain));
      return;
    }
    checks.put(row, PageCheck.of(new String(plain, StandardCharsets.UTF_8), row.slices()));
    // A cursor may be used again: the same page comes as often as it is asked for.
    targets.put(
        row,
        row.byCursor
            ? row.target() + "?cursor=" + cursor(row.target() + "?limit=1")
            : row.target());
  }

  private String cursor(String target) throws IOException {
    String page = new String(load.ask(target).body(), StandardCharsets.UTF_8);
    Matcher matcher = CURSOR.matcher(page);
    if (!matcher.find()) {
      throw new IllegalStateException(target + " has no cursor: " + page);
    }
    return matcher.group(1);
  }

  private void warmUp() throws IOException, InterruptedException {
    System.out.println("Warming up.");
    long end = System.nanoTime() + WARM_AT_MOST.toNanos();
    Map<PartsRow, Long> answered = new EnumMap<>(PartsRow.class);
    List<PartsRow> cold = List.of(PartsRow.values());
    while (!cold.isEmpty() && System.nanoTime() < end) {
      for (PartsRow row : cold) {
        answered.merge(row, round(row, WARM_SLICE).requests(), Long::sum);
      }
      cold = cold.stream().filter(row -> answered.getOrDefault(row, 0L) < WARM).toList();
    }
    if (!cold.isEmpty()) {
      System.out.println("This machine is busy: not warm enough are " + cold + ".");
    }
  }

  private Round round(PartsRow row, Duration length) throws IOException, InterruptedException {
    String target = String.valueOf(targets.get(row));
    Check check = checks.get(row);
    if (check == null) {
      throw new IllegalStateException("nothing is expected of " + row);
    }
    Duration cpu = server.cpu();
    long start = System.nanoTime();
    long requests = load.run(() -> target, check, length);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    return new Round(requests, time, server.cpu().minus(cpu));
  }
}
