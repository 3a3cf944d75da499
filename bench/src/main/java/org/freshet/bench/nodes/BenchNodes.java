package org.freshet.bench.nodes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.freshet.isr.api.Tag;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.Raise;

/**
 * What several nodes on one Redis cost: round trips, commands and time of a raise, how soon other
 * nodes know of it, memory. Ends with 1 if a bound is broken.
 */
public final class BenchNodes {

  private static final int TIMES = 1000;
  private static final Set<Tag> TAGS =
      Set.of(Tag.of("book", 7), Tag.of("books"), Tag.of("path", "/b"), Tag.of("app", 1));

  /** What following asks, and this bench, by the clock and not by the raise. */
  private static final Set<String> BEHIND =
      Set.of("xread", "evalsha", "time", "hmget", "xrange", "zrangebyscore", "info");

  private boolean broken;

  private BenchNodes() {}

  /** Measures, and prints. */
  public static void main(String[] arguments) throws Exception {
    BenchNodes bench = new BenchNodes();
    bench.roundTrips();
    for (int pages : sizes()) {
      bench.raise(pages);
    }
    bench.tags();
    bench.spread();
    bench.idle();
    bench.memory();
    System.exit(bench.broken ? 1 : 0);
  }

  private static int[] sizes() {
    String sizes = System.getProperty("bench.pages", "10,1000,100000,1000000");
    return Arrays.stream(sizes.split(",")).mapToInt(Integer::parseInt).toArray();
  }

  private void bound(String what, boolean holds) {
    if (!holds) {
      broken = true;
      print("  broken: " + what);
    }
  }

  @SuppressWarnings("SystemOut") // it is what this program is for
  private static void print(String line) {
    System.out.println(line);
  }

  private void roundTrips() throws Exception {
    try (RedisUnderTest redis = new RedisUnderTest();
        Node node = new Node(redis.url(), raise -> {});
        Node other = new Node(redis.url(), raise -> {})) {
      List<String> keys = new ArrayList<>();
      for (int i = 0; i < TIMES; i++) {
        keys.add("/warm/" + i);
      }
      // Small enough to be read from the socket at once: reads are what Redis counts.
      StoredResponse page = node.page(1000, TAGS);
      keys.forEach(key -> node.store.put(key, page));
      keys.forEach(other.store::get);
      // Both follow the others meanwhile, which costs the same whatever goes on.
      double idle = trips(redis, () -> Thread.sleep(1000)) / 1.0e9;
      double put = perCall(redis, idle, i -> node.store.put("/put/" + i, page));
      double near = perCall(redis, idle, i -> node.store.get("/put/" + i));
      double shared = perCall(redis, idle, i -> other.store.get("/put/" + i));
      print(
          String.format(
              "round trips: stored miss %.2f, hit near %.2f, hit of another node's %.2f",
              put, near, shared));
      bound("a hit asks nobody", near < 0.02);
      bound("a stored miss is one round trip", put < 1.05);
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private interface Numbered {
    void run(int number) throws Exception;
  }

  private static long trips(RedisUnderTest redis, Work work) throws Exception {
    long before = redis.reads();
    work.run();
    return redis.reads() - before - 1;
  }

  /** Round trips of each call, less those of the time that they took. */
  private static double perCall(RedisUnderTest redis, double idle, Numbered call) throws Exception {
    long began = System.nanoTime();
    long trips =
        trips(
            redis,
            () -> {
              for (int i = 0; i < TIMES; i++) {
                call.run(i);
              }
            });
    return Math.max(0, trips - idle * (System.nanoTime() - began)) / TIMES;
  }

  private Map<String, Long> expected = Map.of();

  private void raise(int pages) throws Exception {
    try (RedisUnderTest redis = new RedisUnderTest();
        Node node = new Node(redis.url(), raise -> {})) {
      IntStream.range(0, pages)
          .parallel()
          .forEach(i -> node.graph.link("/page/" + i, Set.of(Tag.of("books"))));
      Map<String, Long> before = redis.commands();
      long[] nanos = new long[TIMES];
      for (int i = 0; i < TIMES; i++) {
        long began = System.nanoTime();
        node.graph.advance(node.graph.raise(Set.of(Tag.of("books")), false, Set.of()));
        nanos[i] = System.nanoTime() - began;
      }
      Map<String, Long> calls = new TreeMap<>(redis.commands());
      calls.keySet().removeAll(BEHIND);
      calls.replaceAll((name, count) -> count - before.getOrDefault(name, 0L));
      calls.values().removeIf(count -> count == 0);
      Arrays.sort(nanos);
      print(
          String.format(
              "raise with %,d pages: p50 %.2f ms, p99 %.2f ms, commands of %d: %s",
              pages, nanos[TIMES / 2] / 1e6, nanos[TIMES * 99 / 100] / 1e6, TIMES, calls));
      bound("as many commands as before", expected.isEmpty() || calls.equals(expected));
      expected = calls;
    }
  }

  private void spread() throws Exception {
    Map<Long, CountDownLatch> awaited = new ConcurrentHashMap<>();
    try (RedisUnderTest redis = new RedisUnderTest();
        Node raising = new Node(redis.url(), raise -> {});
        Node one = new Node(redis.url(), raise -> heard(awaited, raise));
        Node other = new Node(redis.url(), raise -> heard(awaited, raise))) {
      long[] nanos = new long[TIMES];
      for (int i = 0; i < TIMES; i++) {
        CountDownLatch both = new CountDownLatch(2);
        awaited.put(raising.graph.pin().number() + 1, both);
        long began = System.nanoTime();
        raising.graph.advance(
            raising.graph.raise(Set.of(Tag.of("book", i % 100)), false, Set.of()));
        bound("every node hears", both.await(5, TimeUnit.SECONDS));
        nanos[i] = System.nanoTime() - began;
        Thread.sleep(2);
      }
      Arrays.sort(nanos);
      print(
          String.format(
              "a raise is known on three nodes: p50 %.2f ms, p99 %.2f ms",
              nanos[TIMES / 2] / 1e6, nanos[TIMES * 99 / 100] / 1e6));
      bound("within 250 ms", nanos[TIMES * 99 / 100] < 250_000_000L);
      bound("all know as much", one.graph.pin().equals(other.graph.pin()));
    }
  }

  private static void heard(Map<Long, CountDownLatch> awaited, Raise raise) {
    CountDownLatch both = awaited.get(raise.sequence().number());
    if (both != null) {
      both.countDown();
    }
  }

  /** What it costs to raise many tags at once, during which Redis does nothing else. */
  private void tags() throws Exception {
    try (RedisUnderTest redis = new RedisUnderTest();
        Node node = new Node(redis.url(), raise -> {})) {
      for (int tags : new int[] {1, 10, 100, 1000}) {
        Set<Tag> raised =
            IntStream.range(0, tags).mapToObj(i -> Tag.of("book", i)).collect(Collectors.toSet());
        int times = TIMES / 5;
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
          long began = System.nanoTime();
          node.graph.advance(node.graph.raise(raised, false, Set.of()));
          nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        print(String.format("raise of %,d tags: p50 %.2f ms", tags, nanos[times / 2] / 1e6));
      }
    }
  }

  /** What a node asks that does nothing, and what a tag costs that was raised once. */
  private void idle() throws Exception {
    try (RedisUnderTest redis = new RedisUnderTest();
        Node node = new Node(redis.url(), raise -> {})) {
      node.graph.advance(node.graph.raise(Set.of(Tag.of("books")), false, Set.of()));
      int seconds = 10;
      long trips = trips(redis, () -> Thread.sleep(1000L * seconds));
      print(String.format("a node that idles: %.1f round trips a second", 1.0 * trips / seconds));
      int tags = 20_000;
      long before = redis.memory();
      for (int i = 0; i < tags; i++) {
        node.graph.advance(node.graph.raise(Set.of(Tag.of("book", i)), false, Set.of()));
      }
      print(
          String.format(
              "a tag that was raised once, with its place in a stream that keeps 10 000: %d bytes",
              (redis.memory() - before) / tags));
    }
  }

  private void memory() throws Exception {
    memory(1000, 4);
    memory(10_000, 4);
    memory(1000, 14);
  }

  private void memory(int bytes, int tags) throws Exception {
    int pages = 10_000;
    try (RedisUnderTest redis = new RedisUnderTest();
        Node node = new Node(redis.url(), raise -> {})) {
      long before = redis.memory();
      for (int i = 0; i < pages; i++) {
        Set<Tag> all =
            new HashSet<>(
                Set.of(
                    Tag.of("book", i),
                    Tag.of("books"),
                    Tag.of("path", "/b/" + i),
                    Tag.of("app", 1)));
        for (int more = 4; more < tags; more++) {
          all.add(Tag.of("author", (i + more) % 1000));
        }
        node.store.put("https://shop.example|Books#book|/b/" + i + "||?||", node.page(bytes, all));
      }
      print(
          String.format(
              "a page of %,d bytes with %d tags: %,d bytes in Redis, %,d in its node",
              bytes, tags, (redis.memory() - before) / pages, node.store.bytes() / pages));
    }
  }
}
