package org.freshet.partstream.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Providers;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.freshet.essentials.seal.KeyRing;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamingTest {

  private static final Pattern NAME = Pattern.compile("\"name\":\"(\\w+)\"");
  private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([A-Za-z0-9_-]+)\"");
  private static final Binding BINDING = new Binding("D", "d", Map.of(), null);
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

  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
  private final Cursors cursors =
      new Cursors(KeyRing.random(), 1024, () -> Instant.parse("2026-11-20T12:00:00Z"));
  private final Renderer renderer = new Renderer(new ValueText(nobody()), new PartProblems(false));

  @AfterEach
  void end() {
    workers.shutdownNow();
    clock.shutdownNow();
  }

  /** Texts need no provider. */
  private static Providers nobody() {
    return (Providers)
        Proxy.newProxyInstance(
            StreamingTest.class.getClassLoader(),
            new Class<?>[] {Providers.class},
            (proxy, method, arguments) -> null);
  }

  private static PlannedPart part(String name, String... dependsOn) {
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

  private String stream(Plan plan, Position position, StreamFormat format) throws Exception {
    PartRunner runner =
        new PartRunner(
            workers::submit,
            work -> work.call(),
            new PartProblems(false),
            4,
            8,
            Duration.ofSeconds(20),
            System::nanoTime);
    PartContext context =
        new PartContext(null, Set.of(), URI.create("/d"), Map.of(), Map.of(), Map.of(), List.of());
    PartsRequest request =
        new PartsRequest(
            plan, new StreamRule(2, HOUR, Set.of()), context, BINDING, position, false, 2, null);
    OpenStreams open = new OpenStreams(1, 1, () -> clock, System::nanoTime);
    Pace pace = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(5));
    Answer answer =
        new Streaming(runner, cursors, SILENT, open, pace)
            .stream(request, renderer, format, new Connection(null, null), "ada");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((StreamingOutput) answer.body()).write(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String plain(String text) {
    return text.replaceAll("\"ms\":\\d+", "\"ms\":0")
        .replaceAll("\"plan\":\"[0-9a-f]+\"", "\"plan\":\"P\"")
        .replaceAll("\"trace\":\"[0-9a-f]{32}\"", "\"trace\":\"X\"")
        .replaceAll("(\"cursor\":\"|id: )[A-Za-z0-9_-]{60,}", "$1C");
  }

  @Test
  void lines_begin_with_what_is_owed_and_end_with_an_end() throws Exception {
    Plan plan = new Plan(List.of(part("a"), part("b", "a")));

    assertThat(plain(stream(plan, Position.start(plan), StreamFormat.LINES)))
        .isEqualTo(
            """
            {"type":"start","plan":"P","pending":["a","b"]}
            {"type":"part","name":"a","status":"ok","ms":0,"data":"line\\none of a","cursor":"C"}
            {"type":"part","name":"b","status":"ok","ms":0,"data":"line\\none of b","cursor":"C"}
            {"type":"end","complete":true,"failed":[],"cursor":"C"}
            """);
  }

  @Test
  void what_fails_and_what_is_skipped_have_frames_of_their_own() throws Exception {
    Plan plan = new Plan(List.of(part("bad"), part("b", "bad")));

    assertThat(plain(stream(plan, Position.start(plan), StreamFormat.EVENTS)))
        .isEqualTo(
            """
            event: start
            data: {"type":"start","plan":"P","pending":["bad","b"]}

            event: failed
            id: C
            data: {"type":"error","name":"bad","status":"failed","ms":0,"problem":{"type":"about:blank","title":"Internal Server Error","status":500,"trace":"X"},"cursor":"C"}

            event: skipped
            id: C
            data: {"type":"skipped","name":"b","status":"skipped","ms":0,"problem":{"type":"about:blank","title":"Failed Dependency","status":424,"detail":"A part that this one depends on failed.","cause":"bad"},"cursor":"C"}

            event: complete
            id: C
            data: {"type":"end","complete":true,"failed":["b","bad"],"cursor":"C"}

            """);
  }

  @Test
  void sequences_and_multipart_bodies_hold_the_same() throws Exception {
    Plan plan = new Plan(List.of(part("a")));

    assertThat(plain(stream(plan, Position.start(plan), StreamFormat.SEQUENCE)))
        .startsWith("\u001e{\"type\":\"start\"")
        .contains("\n\u001e{\"type\":\"part\",\"name\":\"a\"")
        .endsWith("\n\u001e{\"type\":\"end\",\"complete\":true,\"failed\":[],\"cursor\":\"C\"}\n");
    assertThat(plain(stream(plan, Position.start(plan), StreamFormat.MULTIPART)))
        .startsWith(
            "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"type\":\"start\"")
        .endsWith("\"complete\":true,\"failed\":[],\"cursor\":\"C\"}\r\n-----\r\n");
  }

  @Test
  void a_stream_that_breaks_anywhere_and_goes_on_delivers_each_part_once() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      Plan plan = randomPlan(random);
      List<String> delivered = new ArrayList<>();
      Position position = Position.start(plan);
      boolean complete = false;
      while (!complete) {
        List<String> frames = stream(plan, position, StreamFormat.LINES).lines().toList();
        int arrived = 1 + random.nextInt(frames.size());
        for (String frame : frames.subList(0, arrived)) {
          Matcher name = NAME.matcher(frame);
          if (name.find()) {
            delivered.add(name.group(1));
          }
          complete |= frame.startsWith("{\"type\":\"end\"");
          Matcher cursor = CURSOR.matcher(frame);
          if (cursor.find()) {
            position = cursors.open(cursor.group(1), plan, BINDING);
          }
        }
      }
      assertThat(delivered)
          .as("round %d", round)
          .containsExactlyInAnyOrderElementsOf(
              plan.parts().stream().map(PlannedPart::name).toList());
    }
  }

  private static Plan randomPlan(Random random) {
    List<PlannedPart> parts = new ArrayList<>();
    IntStream.range(0, 1 + random.nextInt(8))
        .forEach(
            i -> {
              String name = (random.nextInt(4) == 0 ? "bad" : "p") + i;
              parts.add(
                  parts.isEmpty() || random.nextBoolean()
                      ? part(name)
                      : part(name, parts.get(random.nextInt(parts.size())).name()));
            });
    return new Plan(parts);
  }
}
