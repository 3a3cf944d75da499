package org.freshet.partstream.delivery;

import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Providers;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.freshet.essentials.seal.KeyRing;
import org.freshet.partstream.FakeExchange;
import org.freshet.partstream.api.CursorRejected.Reason;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.api.PartSize;
import org.freshet.partstream.config.StreamRule;
import org.freshet.partstream.cursor.Binding;
import org.freshet.partstream.cursor.Cursors;
import org.freshet.partstream.cursor.Position;
import org.freshet.partstream.plan.Access;
import org.freshet.partstream.plan.Plan;
import org.freshet.partstream.plan.PlannedPart;
import org.freshet.partstream.run.PartProblems;
import org.freshet.partstream.run.PartResult;
import org.freshet.partstream.run.PartRunner;
import org.freshet.partstream.stream.Connection;
import org.freshet.partstream.stream.OpenStreams;
import org.freshet.partstream.stream.Pace;

/** Streams as an application has them, without a server. */
final class StreamTrial implements AutoCloseable {

  static final Binding BINDING = new Binding("D", "d", Map.of(), null);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Audit SILENT =
      new Audit() {
        @Override
        public void failed(PartContext context, PartResult result) {}

        @Override
        public void rejected(PartContext context, Reason reason) {}

        @Override
        public void served(PartContext context, List<String> parts, boolean continued) {}
      };

  final Cursors cursors =
      new Cursors(KeyRing.random(), 1024, () -> Instant.parse("2026-11-20T12:00:00Z"));
  final OpenStreams open;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
  private final Renderer renderer =
      new Renderer(new ValueText(nobody()), new PartProblems(false), Validators.NONE);
  private final Streaming streaming;

  StreamTrial() {
    PartRunner runner =
        new PartRunner(
            workers::submit,
            work -> work.call(),
            new PartProblems(false),
            4,
            8,
            Duration.ofSeconds(20),
            System::nanoTime);
    open = new OpenStreams(4, 4, () -> clock, System::nanoTime);
    Pace pace = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(5));
    streaming = new Streaming(runner, cursors, SILENT, open, pace, workers);
  }

  @Override
  public void close() {
    workers.shutdownNow();
    clock.shutdownNow();
  }

  /** Texts need no provider. */
  private static Providers nobody() {
    return (Providers)
        Proxy.newProxyInstance(
            StreamTrial.class.getClassLoader(),
            new Class<?>[] {Providers.class},
            (proxy, method, arguments) -> null);
  }

  /** A part; those whose names begin with {@code bad} fail. */
  static PlannedPart part(String name, String... dependsOn) {
    return new PlannedPart(
        name,
        List.of(dependsOn),
        Access.ALL,
        null,
        context -> {
          if (name.startsWith("bad")) {
            throw new IllegalStateException(name);
          }
          return "line\none of " + name;
        },
        null,
        false,
        new PlannedPart.Description(PartSize.SMALL, false, "", 0));
  }

  /** All of a stream, written by the thread that asks. */
  String waited(Plan plan, Position position, StreamFormat format) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    body(plan, position, format, new Connection(null, null)).write(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** All of a stream, written by nobody's thread. */
  String detached(Plan plan, Position position, StreamFormat format) throws Exception {
    FakeExchange exchange = new FakeExchange(Integer.MAX_VALUE);
    body(plan, position, format, new Connection(exchange.request(), exchange.response()))
        .write(new ByteArrayOutputStream());
    if (!exchange.awaitCompleted()) {
      throw new AssertionError("did not end: " + exchange.arrived());
    }
    return exchange.arrived();
  }

  private StreamingOutput body(
      Plan plan, Position position, StreamFormat format, Connection connection) throws Exception {
    PartContext context =
        new PartContext(null, Set.of(), URI.create("/d"), Map.of(), Map.of(), Map.of(), List.of());
    PartsRequest request =
        new PartsRequest(
            plan, new StreamRule(2, HOUR, Set.of()), context, BINDING, position, false, 2, null);
    Answer answer = streaming.stream(request, renderer, format, connection, "ada");
    return (StreamingOutput) answer.body();
  }
}
