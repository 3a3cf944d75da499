package org.freshet.bench.fresh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.freshet.bench.cluster.Cluster;
import org.freshet.bench.load.Connection;
import org.freshet.bench.load.Response;
import org.freshet.bench.run.Installation;

/**
 * Measures how soon readers of every node see what one of them has committed: {@code NodesFresh
 * TARGET SERVER...}, where TARGET is the directory in which this module was built. Exit status 1 if
 * the bound is broken, 2 if it could not be measured.
 */
public final class NodesFresh {

  private static final int NODES = 3;

  /** The default; the queue that nodes share looks for work four times a second. */
  private static final String QUEUE = "-Disr.queue=" + System.getProperty("bench.queue", "local");

  private static final int CHANGES = Integer.getInteger("bench.changes", 200);
  private static final int READERS = Integer.getInteger("bench.readers", 50);
  private static final int WARM = 150;
  private static final int RENDERS = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What is allowed beside one render, in milliseconds. */
  private static final double BOUND = 250;

  private static final String PAGE = "/site/api/entry/7";
  private static final String PLAIN = "/site/api/plain";
  private static final Pattern VERSION = Pattern.compile("^\\[(\\d+),");

  private final Cluster cluster;
  private final List<Sightings> sightings = new ArrayList<>();
  private final List<Connection> editors = new ArrayList<>();
  private final Random random = new Random(7);
  private int version;

  private NodesFresh(Cluster cluster) throws IOException {
    this.cluster = cluster;
    for (int node = 0; node < NODES; node++) {
      sightings.add(new Sightings(VERSION));
      editors.add(new Connection(cluster.node(node).port()));
    }
  }

  /** Runs it. */
  public static void main(String[] arguments) {
    boolean kept = true;
    try {
      Path target = Path.of(arguments[0]).toAbsolutePath();
      for (String name : List.of(arguments).subList(1, arguments.length)) {
        try (Cluster cluster = new Cluster(Installation.of(name), target, NODES, QUEUE)) {
          kept &= new NodesFresh(cluster).run();
        }
      }
    } catch (IOException | SQLException | RuntimeException e) {
      e.printStackTrace();
      System.exit(2);
    } catch (InterruptedException e) {
      System.exit(2);
    }
    System.exit(kept ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    List<Readers> readers = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      readers.add(new Readers(cluster.node(node).port(), PAGE, sightings.get(node)::note));
      readers.get(node).come(READERS);
    }
    Delays renders = new Delays();
    Delays here = new Delays();
    Delays everywhere = new Delays();
    change(WARM, new Delays(), new Delays());
    render(new Delays());
    change(CHANGES, here, everywhere);
    render(renders);
    for (Readers reader : readers) {
      reader.close();
    }
    return report(renders, here, everywhere);
  }

  private boolean report(Delays renders, Delays here, Delays everywhere) {
    double bound = BOUND + renders.within(0.5);
    boolean kept = everywhere.within(0.99) <= bound;
    System.out.printf(
        Locale.ROOT,
        "%s, %d nodes, %d changes, %d readers a second on each%n",
        cluster.node(0).title(),
        NODES,
        CHANGES,
        READERS);
    tell("commit to fresh on the node that commits", here);
    tell("commit to fresh on every node", everywhere);
    tell("one render, without the library", renders);
    System.out.printf(
        Locale.ROOT,
        "p99 on every node = %.0f ms (bound 250 and one render, %.0f): %s%n%n",
        everywhere.within(0.99),
        bound,
        kept ? "within" : "BROKEN");
    return kept;
  }

  private static void tell(String what, Delays delays) {
    System.out.printf(
        Locale.ROOT,
        "%-42s p50 %6.1f ms, p99 %6.1f ms, most %6.1f ms%n",
        what,
        delays.within(0.5),
        delays.within(0.99),
        delays.within(1));
  }

  private void change(int times, Delays here, Delays everywhere)
      throws IOException, InterruptedException {
    for (int i = 0; i < times; i++) {
      version++;
      int node = i % NODES;
      Instant committed = changed(editors.get(node).post("/site/api/change/7/" + version));
      double most = 0;
      for (int reading = 0; reading < NODES; reading++) {
        double delay = delay(committed, reading);
        most = Math.max(most, delay);
        if (reading == node) {
          here.add(delay);
        }
      }
      everywhere.add(most);
      TimeUnit.MILLISECONDS.sleep(50 + random.nextInt(50));
    }
  }

  private double delay(Instant committed, int node) throws InterruptedException {
    Instant seen = sightings.get(node).await(version, PATIENCE);
    if (seen == null) {
      throw new IllegalStateException("nobody has seen version " + version + " on node " + node);
    }
    return ChronoUnit.MICROS.between(committed, seen) / 1e3;
  }

  private static Instant changed(Response response) {
    if (response.status() != 200) {
      throw new IllegalStateException("the change failed: " + response.head());
    }
    String told = new String(response.body(), StandardCharsets.US_ASCII);
    return Instant.EPOCH.plus(Long.parseLong(told), ChronoUnit.MICROS);
  }

  private void render(Delays delays) throws IOException {
    for (int i = 0; i < RENDERS; i++) {
      long start = System.nanoTime();
      Response response = editors.get(0).get(PLAIN);
      delays.add((System.nanoTime() - start) / 1e6);
      if (response.status() != 200) {
        throw new IllegalStateException("the page failed: " + response.head());
      }
    }
  }
}
