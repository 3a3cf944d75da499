package org.freshet.isr.redis;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freshet.isr.StoredPages;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.serve.SteadyClock;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.Standing;
import org.freshet.isr.tags.TagGraph;
import org.freshet.isr.tags.TagGraph.Limits;

/** A node that follows the others as in an application, and keeps what it heard. */
final class Watched {

  final RedisBackend backend;
  final TagGraph graph;
  final ResponseStore store;
  final List<Raise> heard = new CopyOnWriteArrayList<>();
  final SteadyClock clock = new SteadyClock();

  Watched(Nodes nodes, String... settings) {
    IsrSettings all = nodes.settings(settings);
    this.backend = nodes.node(all, Limits.DEFAULT, clock, System::nanoTime);
    this.graph = backend.graph();
    this.store = backend.store(ResponseStore.inMemory(clock, 10_000_000), 10_000_000);
  }

  Watched begun() {
    backend.begin(
        raise -> {
          heard.add(raise);
          graph.advance(raise);
        });
    return this;
  }

  void raise(String... tags) {
    graph.advance(graph.raise(tags(tags), false, Set.of()));
  }

  void expire(String... tags) {
    graph.advance(graph.raise(tags(tags), true, Set.of()));
  }

  /** Produces a page now. */
  boolean make(String key, String body, String... tags) {
    return store.put(
        key,
        StoredPages.page()
            .target(key)
            .pin(graph.pin())
            .tags(tags)
            .body(body)
            .producedAt(clock.instant())
            .stored());
  }

  /** What is held under a key, null for nothing. */
  String body(String key) {
    StoredResponse held = store.get(key);
    return held == null ? null : new String(held.body(), java.nio.charset.StandardCharsets.UTF_8);
  }

  Standing standing(String key) {
    StoredResponse held = store.get(key);
    return held == null ? Standing.UNSERVABLE : graph.standing(held.pin(), held.tags());
  }

  boolean isCurrent(String key) {
    return standing(key).isCurrent();
  }

  private static Set<Tag> tags(String... texts) {
    return java.util.stream.Stream.of(texts)
        .map(Tag::parse)
        .collect(java.util.stream.Collectors.toSet());
  }
}
