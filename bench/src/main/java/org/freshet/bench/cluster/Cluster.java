package org.freshet.bench.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freshet.bench.run.Installation;
import org.freshet.bench.run.Server;
import org.freshet.bench.run.Setup;

/** Servers of one make that share a Redis and a database, each on a wire of its own. */
public final class Cluster implements AutoCloseable {

  /** The number of the last entry of the database. */
  public static final int ENTRIES = 1000;

  private final Installation installation;
  private final Path target;
  private final RedisServer redis;
  private final Database database;
  private final List<String> options;
  private final List<Wire> wires = new ArrayList<>();
  private final List<Server> nodes = new ArrayList<>();

  /**
   * A cluster whose nodes all answer.
   *
   * @param target the directory with the applications and the unpacked servers
   * @param options more that the Java of each is started with
   */
  public Cluster(Installation installation, Path target, int size, String... options)
      throws IOException, SQLException, InterruptedException {
    this.options = List.of(options);
    this.installation = installation;
    this.target = target;
    redis = new RedisServer(target.resolve("run/redis"));
    database = new Database(ENTRIES);
    for (int i = 0; i < size; i++) {
      wires.add(new Wire(redis.port()));
      nodes.add(launch(i, Duration.ZERO));
    }
    for (Server node : nodes) {
      await(node);
    }
  }

  /** The Redis of all. */
  public RedisServer redis() {
    return redis;
  }

  /** What is between a node and Redis. */
  public Wire wire(int node) {
    return wires.get(node);
  }

  /** A node. */
  public Server node(int node) {
    return nodes.get(node);
  }

  /** How many nodes there are. */
  public int size() {
    return nodes.size();
  }

  /** Starts a node again that was killed, with a clock that is ahead. */
  public void restart(int node, Duration ahead) throws IOException, InterruptedException {
    nodes.set(node, launch(node, ahead));
    await(nodes.get(node));
  }

  private Server launch(int node, Duration ahead) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "-Xmx256m",
                "-Dsite.clock.ahead=" + ahead.toSeconds(),
                "-Disr.redis.url=redis://127.0.0.1:" + wires.get(node).port()));
    all.addAll(options);
    Setup setup =
        new Setup(
            "node-" + node, Map.of("site", "bench-site.war"), "site.xml", database.url(), all);
    return Server.start(installation, target, setup);
  }

  private static void await(Server node) throws InterruptedException {
    node.await(List.of("/site/api/plain"));
  }

  @Override
  public void close() throws IOException {
    for (Server node : nodes) {
      node.close();
    }
    for (Wire wire : wires) {
      wire.close();
    }
    database.close();
    redis.close();
  }
}
