package org.freshet.isr.redis;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.RedisSettings;
import org.freshet.isr.policy.Freshness;
import org.freshet.isr.policy.FreshnessDecider;
import org.freshet.isr.redis.port.Clients;
import org.freshet.isr.redis.port.Commands;
import org.freshet.isr.redis.text.PageCodec;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.ProtocolBackend;
import org.freshet.isr.tags.ProtocolBackendContract;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.Standing;
import org.freshet.isr.tags.text.EntityText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.RestoreParams;

/**
 * The protocol on a real Redis: two nodes, which hear of each other late or early, and a Redis that
 * is emptied or falls back to an older copy among their steps.
 */
class RedisProtocolTest extends ProtocolBackendContract {

  private static final AtomicInteger WORLDS = new AtomicInteger();

  private static RedisProcess redis;
  private static Commands commands;
  private static RedisClient client;
  private static Nodes nodes;

  @BeforeAll
  static void start() {
    redis = RedisProcess.installed();
    nodes = new Nodes("isr.redis.url=" + redis.url());
    commands = new Commands(new Clients(nodes.settings().redis().orElseThrow()));
    commands.reconnect();
    commands.resume();
    client = redis.client();
  }

  @AfterAll
  static void stop() {
    client.close();
    commands.close();
    redis.close();
  }

  @Override
  protected ProtocolBackend backend() {
    return new World();
  }

  private static final class World implements ProtocolBackend {

    private final String prefix = "world-" + WORLDS.incrementAndGet();
    private final RedisKeys keys = new RedisKeys(prefix);
    private final RedisSettings settings =
        nodes.settings("isr.redis.prefix=" + prefix).redis().orElseThrow();
    private final String[] order = {keys.order(), keys.raises(), keys.epochs(), keys.raised()};
    private final Map<String, byte[]> copies = new HashMap<>();

    @Override
    public View join(InstantSource clock, int epochs, Consumer<Raise> heard) {
      return new Node(this, clock, epochs, heard);
    }

    @Override
    public void copy() {
      copies.clear();
      for (String key : order) {
        byte[] dump = client.dump(key);
        if (dump != null) {
          copies.put(key, dump);
        }
      }
    }

    @Override
    public boolean fallBack() {
      if (copies.isEmpty()) {
        return false;
      }
      client.del(order);
      copies.forEach(
          (key, dump) -> client.restore(key, 0, dump, RestoreParams.restoreParams().replace()));
      return true;
    }

    @Override
    public void empty() {
      copies.clear();
      client.flushAll();
    }
  }

  private static final class Node implements ProtocolBackend.View {

    private final World world;
    private final InstantSource clock;
    private final int epochs;
    private final Consumer<Raise> heard;
    private final RedisLinks links;
    private final ResponseStore store;
    private RaiseOrder order;
    private RedisTagGraph graph;

    Node(World world, InstantSource clock, int epochs, Consumer<Raise> heard) {
      this.world = world;
      this.clock = clock;
      this.epochs = epochs;
      this.heard = heard;
      this.links =
          new RedisLinks(
              commands,
              world.keys,
              new CarriedTags(commands, world.keys, 1000, false),
              1000,
              Duration.ofDays(1));
      restart();
      this.store =
          new RedisResponseStore(
              ResponseStore.inMemory(clock, 1_000_000),
              1_000_000,
              commands,
              world.keys,
              links,
              new PageCodec(Optional.empty()),
              clock,
              Duration.ofDays(1),
              this::isUnquestioned,
              page -> null);
    }

    private boolean isUnquestioned(StoredResponse page) {
      Standing standing = standing(page.pin(), page.tags());
      return FreshnessDecider.judge(
              page.producedAt(),
              page.lifetimes(),
              standing.staleSince(),
              standing.expired(),
              clock.instant())
          == Freshness.FRESH;
    }

    @Override
    public void restart() {
      EntityText entities = new EntityText(Node.class.getClassLoader());
      ToldRaises told = new ToldRaises(entities);
      order = new RaiseOrder(commands, world.keys, world.settings, epochs, clock, () -> 0, told);
      OpenRaises open =
          new OpenRaises(
              commands, world.keys, told, order::place, clock, Duration.ofMinutes(1), () -> "");
      order.tells(heard);
      order.join();
      graph =
          new RedisTagGraph(
              commands,
              world.keys,
              order,
              links,
              new CarriedTags(commands, world.keys, 1000, false),
              open,
              entities,
              clock,
              Duration.ofMinutes(1),
              () -> "");
    }

    @Override
    public Sequence pin() {
      return graph.pin();
    }

    @Override
    public Standing standing(Sequence pin, Collection<Tag> tags) {
      return graph.standing(pin, tags);
    }

    @Override
    public Raise raise(Set<Tag> tags, boolean expire, Set<EntityRef> entities) {
      return graph.raise(tags, expire, entities);
    }

    @Override
    public void advance(Raise raise) {
      graph.advance(raise);
    }

    @Override
    public void follow() {
      order.follow();
    }

    @Override
    public ResponseStore store() {
      return store;
    }
  }
}
