package org.freshet.it.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.freshet.it.parts.app.Crowd;
import org.freshet.it.parts.app.Ran;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Open streams hold no thread of the server: many of them, and clients that misbehave. */
@ExtendWith(ArquillianExtension.class)
class ManyStreamsIT {

  private static final String LINES = "application/x-ndjson";
  private static final int MANY = 500;
  private static final int PARTS_AT_ONCE = 64;

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.partsWar(Crowd.class, Ran.class),
        PartsMatrix.KEY,
        // All of them come from one address here; heartbeat and bounds are the defaults.
        "partstream.streams.max-per-caller=600",
        "partstream.streams.stall=PT2S",
        "partstream.part-timeout=90");
  }

  private String get(String path) {
    return Http.get(application, "api/" + path).body();
  }

  private int number(String path) {
    return Integer.parseInt(get(path));
  }

  private void openGate() {
    Http.send(Http.request(application, "api/crowd/gate").POST(BodyPublishers.noBody()));
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still not: %s", what).isLessThan(end);
      LockSupport.parkNanos(10_000_000);
    }
  }

  /** The times of ordinary requests one after the other, in milliseconds, sorted. */
  private long[] ordinary(int requests) {
    long[] millis = new long[requests];
    for (int i = 0; i < requests; i++) {
      long began = System.nanoTime();
      assertThat(get("crowd/ordinary")).isEqualTo("ordinary");
      millis[i] = (System.nanoTime() - began) / 1_000_000;
    }
    Arrays.sort(millis);
    return millis;
  }

  @Test
  void five_hundred_open_streams_hold_up_no_ordinary_request_and_take_no_thread_each()
      throws IOException {
    ordinary(200);
    long[] before = ordinary(200);
    int threadsBefore = number("crowd/threads");
    List<RawStream> streams = new ArrayList<>();
    try {
      long slowest = 0;
      for (int i = 0; i < MANY; i++) {
        long began = System.nanoTime();
        RawStream stream = RawStream.open(application, "crowd", LINES);
        streams.add(stream);
        assertThat(stream.frame()).startsWith("{\"type\":\"start\"");
        slowest = Math.max(slowest, (System.nanoTime() - began) / 1_000_000);
      }
      long[] beside = ordinary(200);
      int threads = number("crowd/threads");
      System.out.printf(
          "%d open streams: slowest first frame %d ms, threads %d -> %d, ordinary requests"
              + " p50 %d -> %d ms, p99 %d -> %d ms, max %d -> %d ms%n",
          MANY,
          slowest,
          threadsBefore,
          threads,
          before[99],
          beside[99],
          before[197],
          beside[197],
          before[199],
          beside[199]);
      assertThat(threads - threadsBefore).as("threads").isLessThan(PARTS_AT_ONCE + 60);
      assertThat(beside[197]).as("p99 beside, before %d", before[197]).isLessThan(1000);
      openGate();
      openAllGates(streams);
    } finally {
      for (RawStream stream : streams) {
        stream.close();
      }
    }
    await("all of them are gone", () -> number("crowd/inside") == 0);
  }

  /**
   * Parts wait for one another's threads: the gate is opened until all streams are at their end.
   */
  private void openAllGates(List<RawStream> streams) throws IOException {
    for (RawStream stream : streams) {
      openGate();
      String frame = stream.frame();
      while (!frame.startsWith("{\"type\":\"end\"")) {
        frame = stream.frame();
      }
      assertThat(frame).contains("\"complete\":true");
    }
  }

  @Test
  void a_client_that_leaves_mid_stream_frees_its_threads_within_a_second() throws IOException {
    long best = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 5; attempt++) {
      RawStream stream = RawStream.open(application, "crowd", LINES);
      stream.frame();
      stream.frame();
      await("its part runs", () -> number("crowd/inside") == 1);
      stream.close();
      long left = System.nanoTime();
      await("its part was interrupted", () -> number("crowd/inside") == 0);
      best = Math.min(best, (System.nanoTime() - left) / 1_000_000);
    }
    System.out.printf("a client that left: its part was interrupted after %d ms at best%n", best);
    assertThat(best).isLessThan(1000);
    assertThat(get("ran")).contains("interrupted");
  }

  @Test
  void a_client_that_does_not_read_is_given_up_and_holds_no_thread_meanwhile() throws IOException {
    try (RawStream stream = RawStream.open(application, "crowd/large", LINES)) {
      stream.frame();
      await("its part runs", () -> number("crowd/inside") == 1);
      // Nothing more is read; after two seconds the server has had enough of that.
      await("its part was interrupted", () -> number("crowd/inside") == 0);
    }
    assertThat(get("crowd/ordinary")).isEqualTo("ordinary");
  }
}
