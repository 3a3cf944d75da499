package org.freshet.isr.edge.vendor;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.Purge.Kind;
import org.freshet.isr.edge.Purge.Target;
import org.freshet.isr.edge.plan.EdgeHeaders;
import org.freshet.isr.http.HttpEdgeTransport;

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

  /** What a response with many tags carries for an edge. */
  static java.util.Map<String, String> carried(EdgeCache edge, int tags) {
    Set<Tag> all = new java.util.HashSet<>(Set.of(Tag.of("app", 1), Tag.of("path", "/books")));
    for (int i = 0; i < tags; i++) {
      all.add(Tag.of("kind" + i % 40, "Some value of it: " + i));
    }
    return new EdgeHeaders(java.util.List.of(edge))
        .of(all, new Lifetimes(0, 300, 3600, 86400), name -> null);
  }
}
