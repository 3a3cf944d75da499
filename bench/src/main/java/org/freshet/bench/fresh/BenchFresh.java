package org.freshet.bench.fresh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.freshet.bench.load.Connection;
import org.freshet.bench.load.Response;
import org.freshet.bench.run.Installation;
import org.freshet.bench.run.Server;

/**
 * Measures how soon readers see a change: {@code BenchFresh TARGET SERVER...}, where TARGET is the
 * directory in which this module was built.
 *
 * <p>Readers ask for one page at an even rate. Meanwhile transactions change an entity that it
 * shows, one after the other; each is over when a reader has seen it. Exit status 1 if a bound is
 * broken, 2 if it could not be measured.
 */
public final class BenchFresh {

  private static final int CHANGES = Integer.getInteger("bench.changes", 300);
  private static final int READERS = Integer.getInteger("bench.readers", 50);

  /** Until then the server still compiles, which is not what is measured. */
  private static final int WARM = 150;

  private static final int RENDERS = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String PAGE = "/front/api/item/42?n=0";
  private static final String CHANGE = "/front/api/change/42/" + Sightings.MARK;
  private static final String RENDER = "/bare/api/item/42?n=0";

  private final Server server;
  private final Sightings sightings = new Sightings();
  private final Random random = new Random(7);
  private int version;

  private BenchFresh(Server server) {
    this.server = server;
  }

  /** Runs it. */
  public static void main(String[] arguments) {
    boolean kept = true;
    try {
      Path target = Path.of(arguments[0]).toAbsolutePath();
      for (String name : List.of(arguments).subList(1, arguments.length)) {
        FreshReport report = measure(Installation.of(name), target);
        System.out.println(report.text());
        kept &= report.isKept();
      }
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      System.exit(2);
    } catch (InterruptedException e) {
      System.exit(2);
    }
    System.exit(kept ? 0 : 1);
  }

  private static FreshReport measure(Installation installation, Path target)
      throws IOException, InterruptedException {
    try (Server server = Server.start(installation, target)) {
      System.out.println("Starting " + server.title() + ".");
      server.await(List.of(PAGE, RENDER));
      return new BenchFresh(server).run();
    }
  }

  private FreshReport run() throws IOException, InterruptedException {
    Delays fresh = new Delays();
    Delays renders = new Delays();
    try (Connection editor = new Connection(server.port());
        Readers readers = new Readers(server.port(), PAGE, sightings::note)) {
      readers.come(READERS);
      System.out.println("Warming up.");
      change(editor, WARM, new Delays());
      render(editor, RENDERS, new Delays());
      System.out.println("Measuring.");
      sightings.count();
      change(editor, CHANGES, fresh);
      render(editor, RENDERS, renders);
    }
    return new FreshReport(title(), fresh, renders, sightings);
  }

  private String title() {
    return String.format(
        Locale.ROOT,
        "%s, Java %s, %d changes, %d readers a second",
        server.title(),
        System.getProperty("java.version"),
        CHANGES,
        READERS);
  }

  private void change(Connection editor, int times, Delays delays)
      throws IOException, InterruptedException {
    for (int i = 0; i < times; i++) {
      version++;
      Instant committed = changed(editor.post(CHANGE + version));
      Instant seen = sightings.await(version, PATIENCE);
      if (seen == null) {
        throw new IllegalStateException(
            "nobody has seen version " + version + " within " + PATIENCE);
      }
      delays.add(ChronoUnit.MICROS.between(committed, seen) / 1e3);
      // A change falls anywhere between two readers, and finds the renewal before it long over.
      TimeUnit.MILLISECONDS.sleep(50 + random.nextInt(50));
    }
  }

  private static Instant changed(Response response) {
    String told = new String(response.body(), StandardCharsets.US_ASCII);
    if (response.status() != 200) {
      throw new IllegalStateException("the change failed: " + response.head());
    }
    return Instant.EPOCH.plus(Long.parseLong(told), ChronoUnit.MICROS);
  }

  /** What one render takes while the readers go on reading. */
  private static void render(Connection connection, int times, Delays delays) throws IOException {
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      Response response = connection.get(RENDER);
      delays.add((System.nanoTime() - start) / 1e6);
      if (response.status() != 200) {
        throw new IllegalStateException("the page failed: " + response.head());
      }
    }
  }
}
