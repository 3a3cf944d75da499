package org.freshet.isr.redis;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.config.Problems;
import org.freshet.isr.config.SettingsReader;
import org.freshet.isr.redis.RedisTagGraph.LeaseClock;
import org.freshet.isr.tags.TagGraph.Limits;

/** Backends of nodes, which are closed with their test. */
final class Nodes implements AutoCloseable {

  private final List<RedisBackend> open = new ArrayList<>();
  private final String[] servers;
  private final String prefix = "t-" + UUID.randomUUID();

  /** Nodes of one application; no other has its keys. */
  Nodes(String... servers) {
    this.servers = servers;
  }

  String prefix() {
    return prefix;
  }

  /** Settings of such a node. */
  IsrSettings settings(String... more) {
    Map<String, String> all = new HashMap<>();
    all.put("isr.redis.prefix", prefix);
    all.put("isr.redis.timeout", "PT2S");
    Stream.concat(Arrays.stream(servers), Arrays.stream(more))
        .map(line -> line.split("=", 2))
        .forEach(pair -> all.put(pair[0], pair[1]));
    Problems problems = new Problems();
    FakeConfig config =
        FakeConfig.of(
            all.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new));
    IsrSettings settings = SettingsReader.read(config, problems);
    problems.throwIfAny();
    return settings;
  }

  /** A node that has not begun. */
  RedisBackend node(IsrSettings settings, Limits limits, InstantSource clock, LongSupplier nanos) {
    LeaseClock leases = () -> Long.toString(clock.instant().toEpochMilli());
    RedisBackend backend =
        new RedisBackend(
            settings,
            settings.redis().orElseThrow(),
            limits,
            clock,
            nanos,
            leases,
            Nodes.class.getClassLoader());
    open.add(backend);
    return backend;
  }

  /** A node that has joined, follows nobody and advances past everything at once. */
  RedisBackend joined(Limits limits, InstantSource clock) {
    RedisBackend backend = node(settings(), limits, clock, () -> 0);
    backend.order().tells(raise -> backend.graph().advance(raise));
    backend.join();
    return backend;
  }

  @Override
  public void close() {
    open.forEach(RedisBackend::close);
    open.clear();
  }
}
