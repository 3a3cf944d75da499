package org.freshet.bench.nodes;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.config.Problems;
import org.freshet.isr.config.SettingsReader;
import org.freshet.isr.redis.RedisBackend;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.RenewalRequest;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.TagGraph;

/** A node without a server around it. */
final class Node implements AutoCloseable {

  private static final long NEAR = 512L << 20;

  final TagGraph graph;
  final ResponseStore store;
  private final RedisBackend backend;
  private final Clock clock = Clock.systemUTC();

  Node(String url, Consumer<Raise> heard) {
    Map<String, String> values = Map.of("isr.redis.url", url, "isr.redis.timeout", "PT5S");
    Problems problems = new Problems();
    IsrSettings settings = SettingsReader.read(config(values), problems);
    problems.throwIfAny();
    backend =
        new RedisBackend(
            settings, settings.redis().orElseThrow(), clock, Node.class.getClassLoader());
    graph = backend.graph();
    store = backend.store(ResponseStore.inMemory(clock, NEAR), NEAR);
    backend.begin(
        raise -> {
          graph.advance(raise);
          heard.accept(raise);
        });
  }

  private static Config config(Map<String, String> values) {
    return (Config)
        Proxy.newProxyInstance(
            Node.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) ->
                method.getName().equals("getPropertyNames")
                    ? values.keySet()
                    : Optional.ofNullable(values.get((String) arguments[0])));
  }

  /** A page of so many bytes. */
  StoredResponse page(int bytes, Set<Tag> tags) {
    return new StoredResponse(
        200,
        List.of(new Header("Content-Type", "application/json")),
        1,
        new byte[bytes],
        "\"0123456789abcdef\"",
        "",
        new Lifetimes(0, 300, 3600, 86400),
        tags,
        graph.pin(),
        clock.instant(),
        new RenewalRequest("https://shop.example", "/api/v1/books/1", List.of()),
        null);
  }

  @Override
  public void close() {
    backend.close();
  }
}
