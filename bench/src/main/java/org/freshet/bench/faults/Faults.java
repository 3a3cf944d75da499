package org.freshet.bench.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.freshet.bench.cluster.Cluster;
import org.freshet.bench.faults.Fault.Scene;
import org.freshet.bench.load.Response;
import org.freshet.bench.run.Installation;

/**
 * Lets everything go wrong that may go wrong between two nodes and Redis, under load: {@code Faults
 * TARGET SERVER...}, where TARGET is the directory in which this module was built. Exit status 1 if
 * somebody noticed more than is promised, 2 if it could not be tried.
 */
public final class Faults {

  private static final String ONLY = System.getProperty("faults.only", "");

  /** The settings of the application; {@code isr.redis.timeout} is the default. */
  private static final Duration LAG = Duration.ofSeconds(1);

  private static final Duration WINDOW = Duration.ofSeconds(2);
  private static final double TIMEOUT_MILLIS = 250;
  private static final Duration SLACK = Duration.ofMillis(500);

  private static final Duration WARM = Duration.ofSeconds(8);
  private static final Duration BEFORE_QUIET = Duration.ofSeconds(1);
  private static final Duration AFTER_QUIET = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration SETTLED = Duration.ofMillis(3500);

  private final Oracle oracle = new Oracle(LAG, WINDOW, SLACK);
  private final Cluster cluster;
  private final Site site;
  private final Quiet quiet;
  private int probes;

  private Faults(Cluster cluster) {
    this.cluster = cluster;
    this.site = new Site(cluster, oracle, new Tally("warm-up", TIMEOUT_MILLIS));
    this.quiet = new Quiet(site);
  }

  /** Runs it. */
  public static void main(String[] arguments) {
    boolean kept = true;
    try {
      Path target = Path.of(arguments[0]).toAbsolutePath();
      for (String name : List.of(arguments).subList(1, arguments.length)) {
        kept &= tried(Installation.of(name), target);
      }
    } catch (IOException | SQLException | RuntimeException e) {
      e.printStackTrace();
      System.exit(2);
    } catch (InterruptedException e) {
      System.exit(2);
    }
    System.exit(kept ? 0 : 1);
  }

  private static boolean tried(Installation installation, Path target)
      throws IOException, SQLException, InterruptedException {
    try (Cluster cluster = new Cluster(installation, target, 2)) {
      System.out.printf(
          "Two nodes of %s, Java %s, on one Redis, read and changed all the time.%n",
          installation.title(target), System.getProperty("java.version"));
      return new Faults(cluster).run();
    }
  }

  private boolean run() throws IOException, InterruptedException {
    List<Tally> broken = new ArrayList<>();
    try (Load load = new Load(site)) {
      load.begin();
      TimeUnit.MILLISECONDS.sleep(WARM.toMillis());
      System.out.println(Tally.head());
      for (Fault fault : Fault.ALL) {
        if (ONLY.isEmpty() || List.of(ONLY.split(",")).contains(fault.name())) {
          Tally tally = befalls(fault);
          System.out.println(tally.row());
          if (!tally.isKept()) {
            broken.add(tally);
          }
        }
      }
    }
    broken.forEach(tally -> tally.examples().forEach(System.out::println));
    return broken.isEmpty();
  }

  private Tally befalls(Fault fault) throws IOException, InterruptedException {
    Tally tally = new Tally(fault.title(), TIMEOUT_MILLIS);
    Scene scene = new Scene(cluster, site, quiet);
    quiet.prepare();
    site.counts(tally);
    oracle.begins(
        new Outage(fault.deaf(), fault.mute(), System.nanoTime(), Long.MAX_VALUE, fault.back()));
    fault.begin().to(scene);
    TimeUnit.MILLISECONDS.sleep(BEFORE_QUIET.toMillis());
    quiet.change();
    TimeUnit.MILLISECONDS.sleep(AFTER_QUIET.toMillis());
    fault.end().to(scene);
    long ended = System.nanoTime();
    oracle.ends(ended);
    awaitRecovery(tally, ended);
    TimeUnit.MILLISECONDS.sleep(SETTLED.toMillis());
    quiet.check(oracle, fault.name().equals("emptied"));
    if (fault.isAboutShelf()) {
      quiet.checkShelf(0, oracle);
    }
    return tally;
  }

  private void awaitRecovery(Tally tally, long ended) throws InterruptedException {
    while (System.nanoTime() - ended < PATIENCE.toNanos()) {
      if (isShared(0, 1) && isShared(1, 0)) {
        tally.recovered((System.nanoTime() - ended) / 1e9);
        return;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Whether what one node makes is kept, and a hit on the other. */
  private boolean isShared(int from, int to) {
    if (!site.isUp(from)) {
      return true;
    }
    String page = "probe/" + ++probes;
    List<Response> made = site.ask(from, "GET", page);
    if (made.isEmpty() || says(made, "Cache-Control", "no-store")) {
      return false;
    }
    return !site.isUp(to) || says(site.ask(to, "GET", page), "Cache-Status", "; hit");
  }

  private static boolean says(List<Response> responses, String field, String text) {
    return responses.stream().anyMatch(one -> String.valueOf(one.field(field)).contains(text));
  }
}
