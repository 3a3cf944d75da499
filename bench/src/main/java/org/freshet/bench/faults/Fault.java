package org.freshet.bench.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.freshet.bench.cluster.Cluster;
import org.freshet.bench.cluster.RedisServer;

/**
 * Something that goes wrong, and what ends it.
 *
 * @param name a word for it
 * @param title what it is
 * @param deaf nodes that hear nothing from Redis meanwhile
 * @param mute nodes whose raises may not arrive meanwhile
 * @param begin brings it about
 * @param end ends it
 */
record Fault(
    String name, String title, Set<Integer> deaf, Set<Integer> mute, Deed begin, Deed end) {

  private static final Set<Integer> BOTH = Set.of(0, 1);
  private static final Set<Integer> NONE = Set.of();
  private static final Set<Integer> ONE = Set.of(0);
  private static final Set<Integer> OTHER = Set.of(1);

  /** What somebody does to the cluster. */
  interface Deed {
    void to(Scene scene) throws IOException, InterruptedException;
  }

  /** Where it happens. */
  record Scene(Cluster cluster, Site site, Quiet quiet) {

    RedisServer redis() {
      return cluster.redis();
    }
  }

  /** All of them, in this order: the last one starts again the node that the one before killed. */
  static final List<Fault> ALL =
      List.of(
          new Fault("none", "none", NONE, NONE, scene -> {}, scene -> {}),
          new Fault(
              "killed",
              "Redis killed, started again",
              BOTH,
              BOTH,
              scene -> scene.redis().kill(),
              scene -> scene.redis().start()),
          new Fault(
              "hung",
              "Redis hangs (SIGSTOP)",
              BOTH,
              BOTH,
              scene -> scene.redis().hang(),
              scene -> scene.redis().resume()),
          new Fault(
              "refusing",
              "Redis refuses (NOAUTH)",
              BOTH,
              BOTH,
              scene -> scene.redis().lock(),
              scene -> scene.redis().unlock()),
          new Fault(
              "slow",
              "Redis slow, 80 ms an answer",
              NONE,
              NONE,
              scene -> delay(scene, 80),
              scene -> delay(scene, 0)),
          new Fault(
              "slower",
              "Redis slow, 1 s an answer",
              BOTH,
              BOTH,
              scene -> delay(scene, 1000),
              scene -> delay(scene, 0)),
          new Fault("emptied", "Redis restarted empty", BOTH, BOTH, Fault::empty, Fault::restart),
          new Fault(
              "full",
              "Redis full, noeviction",
              NONE,
              BOTH,
              scene -> scene.redis().client().configSet("maxmemory", "1mb"),
              scene -> scene.redis().client().configSet("maxmemory", "0")),
          new Fault(
              "cut",
              "one node cut off from Redis",
              ONE,
              ONE,
              scene -> scene.cluster().wire(0).cut(true),
              scene -> scene.cluster().wire(0).cut(false)),
          new Fault(
              "trimmed",
              "stream trimmed past a node's place",
              ONE,
              ONE,
              Fault::trim,
              scene -> scene.cluster().wire(0).cut(false)),
          new Fault(
              "node",
              "node killed (-9) while it renews",
              NONE,
              OTHER,
              Fault::killNode,
              scene -> {}),
          new Fault(
              "clocks", "clocks 5 minutes apart", NONE, NONE, Fault::wrongClock, scene -> {}));

  /** How long after its end raises that waited have arrived at the latest. */
  Duration back() {
    // A killed node's are raised by another one and a half leases later.
    return Duration.ofSeconds(name.equals("node") ? 5 : 2);
  }

  /** Whether the slow pages of the shelf are a part of it. */
  boolean isAboutShelf() {
    return name.equals("node");
  }

  private static void delay(Scene scene, long millis) {
    for (int node = 0; node < scene.cluster().size(); node++) {
      scene.cluster().wire(node).delay(millis);
    }
  }

  private static void empty(Scene scene) throws IOException, InterruptedException {
    scene.redis().kill();
    scene.redis().forget();
  }

  private static void restart(Scene scene) throws IOException, InterruptedException {
    scene.redis().start();
  }

  private static void trim(Scene scene) {
    scene.cluster().wire(0).cut(true);
    scene.site().ask(1, "POST", "noise/500");
  }

  private static void killNode(Scene scene) throws InterruptedException {
    scene.quiet().fillShelf(1);
    scene.quiet().change();
    scene.site().change(1, Quiet.SHELF);
    TimeUnit.MILLISECONDS.sleep(300);
    scene.site().isDown(1);
    scene.cluster().node(1).kill();
  }

  private static void wrongClock(Scene scene) throws IOException, InterruptedException {
    if (scene.site().isUp(1)) {
      scene.site().isDown(1);
      scene.cluster().node(1).kill();
    }
    scene.cluster().restart(1, Duration.ofMinutes(5));
    scene.site().isDown(-1);
  }
}
