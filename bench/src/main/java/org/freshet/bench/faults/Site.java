package org.freshet.bench.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.freshet.bench.cluster.Cluster;
import org.freshet.bench.load.Connection;
import org.freshet.bench.load.Response;

/**
 * The nodes as those see them who ask: every question is answered or counted as an error, and every
 * answer is judged. Thread-safe.
 */
final class Site {

  private static final String API = "/site/api/";

  private final Cluster cluster;
  private final Oracle oracle;
  private final List<Queue<Connection>> idle = new ArrayList<>();
  private volatile Tally tally;
  private volatile int down = -1;

  Site(Cluster cluster, Oracle oracle, Tally tally) {
    this.cluster = cluster;
    this.oracle = oracle;
    this.tally = tally;
    for (int i = 0; i < cluster.size(); i++) {
      idle.add(new ConcurrentLinkedQueue<>());
    }
  }

  /** From now on everything counts there. */
  void counts(Tally now) {
    tally = now;
  }

  Tally tally() {
    return tally;
  }

  /** Nobody asks this node any more, -1 for none. */
  void isDown(int node) {
    if (down >= 0) {
      // Somebody may have put one back that leads to the process of before.
      idle.get(down).clear();
    }
    down = node;
  }

  boolean isUp(int node) {
    return node != down;
  }

  int size() {
    return cluster.size();
  }

  /** Reads an entry; empty if there was no page. */
  List<Answer> read(int node, int entry) {
    return read(node, entry, "entry/" + entry);
  }

  /** Reads a page that shows an entry; empty if there was no page. */
  List<Answer> read(int node, int entry, String page) {
    long asked = System.nanoTime();
    List<Response> response = ask(node, "GET", page);
    if (response.isEmpty()) {
      return List.of();
    }
    long took = System.nanoTime() - asked;
    Answer answer = Answer.of(node, entry, asked, response.get(0));
    tally.answered(answer.toString(), took);
    String fault = oracle.fault(answer);
    if (fault != null) {
      tally.stale(fault);
    }
    if (oracle.mustNotBeKept(answer)) {
      tally.untracked(answer.toString());
    }
    return List.of(answer);
  }

  /** Asks for what has no part in anything. */
  void plain(int node) {
    long asked = System.nanoTime();
    if (!ask(node, "GET", "plain").isEmpty()) {
      tally.plain(System.nanoTime() - asked);
    }
  }

  /** Changes an entry. */
  void change(int node, int entry) {
    int version = oracle.next(entry);
    long asked = System.nanoTime();
    if (!ask(node, "POST", "change/" + entry + "/" + version).isEmpty()) {
      long now = System.nanoTime();
      tally.answered("change of entry " + entry + " on node " + node, now - asked);
      oracle.committed(entry, version, node, now);
    }
  }

  /**
   * Asks a node; empty, and counted as an error, if it does not answer with 200 though it is up.
   */
  List<Response> ask(int node, String method, String path) {
    Connection connection = idle.get(node).poll();
    try {
      if (connection == null) {
        connection = new Connection(cluster.node(node).port());
      }
      Response response =
          method.equals("GET") ? connection.get(API + path) : connection.post(API + path);
      idle.get(node).add(connection);
      if (response.status() == 200) {
        return List.of(response);
      }
      tally.error(method + " " + path + " of node " + node + ": " + response.head());
    } catch (IOException e) {
      if (isUp(node)) {
        tally.error(method + " " + path + " of node " + node + ": " + e);
      }
    }
    return List.of();
  }
}
