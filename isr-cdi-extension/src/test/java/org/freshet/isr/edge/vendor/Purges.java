package org.freshet.isr.edge.vendor;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.Purge.Kind;
import org.freshet.isr.edge.Purge.Target;
import org.freshet.isr.edge.plan.EdgeHeaders;
import org.freshet.isr.http.HttpEdgeTransport;
import org.freshet.isr.revalidate.ManualBackground;
import org.freshet.isr.revalidate.purge.EdgePurges;

/** What the tests of edges have in common. */
final class Purges {

  static final HttpEdgeTransport TRANSPORT = new HttpEdgeTransport(Duration.ofSeconds(5));

  private Purges() {}

  static Purge soft(Kind kind, String... texts) {
    return purge(kind, true, texts);
  }

  static Purge hard(Kind kind, String... texts) {
    return purge(kind, false, texts);
  }

  private static Purge purge(Kind kind, boolean soft, String... texts) {
    return new Purge(
        kind, Arrays.stream(texts).map(Target::of).toList(), soft, UUID.randomUUID().toString());
  }

  /** The queue before an edge as an application has it, without repetitions of what was taken. */
  static EdgePurges before(EdgeCache edge, ManualBackground background, FakeClock clock) {
    EdgeSettings settings =
        new EdgeSettings(
            List.of(edge.name()),
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(1),
            10_000,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return EdgePurges.of(
        List.of(edge),
        new EdgeHeaders(List.of(edge)),
        settings,
        List.of("https://shop.example"),
        background,
        clock,
        () -> 0.5,
        (name, outcome) -> {});
  }

  /** So many books, in an order of their own. */
  static Set<Tag> books(int count) {
    return IntStream.range(0, count).mapToObj(i -> Tag.of("book", i)).collect(Collectors.toSet());
  }

  /** What a response with many tags carries for an edge. */
  static Map<String, String> carried(EdgeCache edge, int tags) {
    Set<Tag> all = new HashSet<>(Set.of(Tag.of("app", 1), Tag.of("path", "/books")));
    for (int i = 0; i < tags; i++) {
      all.add(Tag.of("kind" + i % 40, "Some value of it: " + i));
    }
    return new EdgeHeaders(List.of(edge)).of(all, new Lifetimes(0, 300, 3600, 86400), name -> null);
  }
}
