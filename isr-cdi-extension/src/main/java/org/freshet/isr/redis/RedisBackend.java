package org.freshet.isr.redis;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.config.RedisSettings;
import org.freshet.isr.redis.RedisTagGraph.LeaseClock;
import org.freshet.isr.redis.port.Clients;
import org.freshet.isr.redis.port.Commands;
import org.freshet.isr.redis.queue.RedisWork;
import org.freshet.isr.redis.text.PageCodec;
import org.freshet.isr.redis.text.ValueText;
import org.freshet.isr.revalidate.RenewalClaims;
import org.freshet.isr.revalidate.share.SharedWork;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.SharedValues;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.Cause;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.TagGraph;
import org.freshet.isr.tags.TagGraphException;
import org.freshet.isr.tags.text.EntityText;
import org.jspecify.annotations.Nullable;

/**
 * The door to Redis: the memories that nodes share. To be touched only where {@link #isPresent} and
 * {@code isr.redis.url} is set. Thread-safe.
 */
public final class RedisBackend implements AutoCloseable {

  private static final Logger LOG = System.getLogger(RedisBackend.class.getName());

  private final IsrSettings settings;
  private final RedisSettings redis;
  private final InstantSource clock;
  private final ClassLoader loader;
  private final Commands commands;
  private final RedisKeys keys;
  private final RaiseOrder order;
  private final RedisLinks links;
  private final RedisTagGraph graph;
  private final OpenRaises open;
  private final RedisWork work;
  private final RedisClaims claims;
  private final RedisClaims makers;
  private final Follower follower;

  /**
   * A backend that is not connected yet.
   *
   * @param redis where the servers are
   * @param loader finds the classes of changed entities
   */
  public RedisBackend(
      IsrSettings settings, RedisSettings redis, InstantSource clock, ClassLoader loader) {
    this(
        settings,
        redis,
        new TagGraph.Limits(settings.graphMaxTags(), redis.maxPages(), settings.lease()),
        clock,
        System::nanoTime,
        () -> "",
        loader);
  }

  /** A backend with bounds and clocks of its own. */
  RedisBackend(
      IsrSettings settings,
      RedisSettings redis,
      TagGraph.Limits limits,
      InstantSource clock,
      LongSupplier nanos,
      LeaseClock leases,
      ClassLoader loader) {
    this.settings = settings;
    this.redis = redis;
    this.clock = clock;
    this.loader = loader;
    this.commands = new Commands(new Clients(redis));
    this.keys = new RedisKeys(redis.prefix());
    EntityText entities = new EntityText(loader);
    ToldRaises told = new ToldRaises(entities);
    this.order = new RaiseOrder(commands, keys, redis, limits.epochs(), clock, nanos, told);
    CarriedTags carried = new CarriedTags(commands, keys, redis.maxPages(), settings.admin());
    this.links = new RedisLinks(commands, keys, carried, limits.links(), redis.maxTtl());
    this.open = open(told, limits.lease(), leases);
    this.graph =
        new RedisTagGraph(
            commands, keys, order, links, carried, open, entities, clock, limits.lease(), leases);
    this.work =
        new RedisWork(
            commands,
            redis.prefix(),
            order.node(),
            settings.lease(),
            settings.warmup().attempts(),
            RedisKeys::digest);
    Duration longest = settings.warmup().timeout().plus(redis.timeout());
    Duration claim = longest.compareTo(settings.lease()) < 0 ? longest : settings.lease();
    this.claims = new RedisClaims(commands, keys, order.node(), graph::pin, claim);
    this.makers =
        new RedisClaims(commands, keys, order.node(), graph::pin, settings.collapseTimeout());
    this.follower = new Follower(commands, order, keys.raises(), redis.maxLag());
  }

  /** What a lost node has left is taken over where the queue is not lost with it either. */
  private OpenRaises open(ToldRaises told, Duration lease, LeaseClock leases) {
    boolean shared = settings.queue().isShared();
    return new OpenRaises(
        commands, keys, told, order::place, clock, shared ? lease : Duration.ZERO, leases);
  }

  /** Whether the client is there that this needs. */
  public static boolean isPresent() {
    try {
      Class.forName("redis.clients.jedis.RedisClient", false, RedisBackend.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /** The tag graph. */
  public TagGraph graph() {
    return graph;
  }

  /**
   * The responses, with a memory of this node near.
   *
   * @param near the memory of this node
   * @param nearBytes its bound
   */
  public ResponseStore store(ResponseStore near, long nearBytes) {
    return new RedisResponseStore(
        near,
        nearBytes,
        commands,
        keys,
        links,
        new PageCodec(settings.secret()),
        clock,
        redis.maxTtl(),
        this::isUnquestioned,
        this::keptAlone);
  }

  /** What this node keeps of a response that it could not share, null for nothing. */
  private @Nullable StoredResponse keptAlone(StoredResponse page) {
    long seconds = settings.calls().degradedMaxAge().toSeconds();
    boolean wanted = redis.onFailure() == RedisSettings.OnFailure.SHORT_TTL && seconds > 0;
    Sequence alone = wanted ? graph.alone(page.pin(), page.tags()) : null;
    return alone == null ? null : page.keptAs(alone, page.lifetimes().endedAfter(seconds, true));
  }

  private boolean isUnquestioned(StoredResponse page) {
    return clock.instant().isBefore(page.producedAt().plusSeconds(page.lifetimes().sMaxAge()))
        && graph.standing(page.pin(), page.tags()).isCurrent();
  }

  /** Values of methods. */
  public SharedValues values() {
    return new RedisSharedValues(
        commands,
        keys,
        makers,
        new ValueText(settings.secret()),
        redis.maxTtl(),
        settings.storeMaxBody());
  }

  /** Which node renews a page. */
  public RenewalClaims claims() {
    return claims;
  }

  /** Pages that any node renews. */
  public SharedWork work() {
    return work;
  }

  /**
   * Joins the others, now if Redis answers, else as soon as it does, and follows what they raise.
   *
   * @param heard is told of each raise that did not come from this node
   */
  public void begin(Consumer<Raise> heard) {
    order.tells(heard);
    try {
      join();
    } catch (TagGraphException e) {
      LOG.log(Level.DEBUG, "the follower goes on trying, and reports it", e);
    }
    follower.begin(loader);
  }

  /** Says who is told by whom, and why, other nodes have raised; to be called before it begins. */
  public void tellsCauses(BiConsumer<Raise, Cause> operators) {
    order.tellsCauses(operators);
  }

  /** Joins, or fails. */
  void join() {
    commands.reconnect();
    order.join();
    commands.resume();
  }

  RaiseOrder order() {
    return order;
  }

  /**
   * Why Redis cannot be used as it is set up, in one sentence that says how to mend it; empty if it
   * can, or if it does not answer now.
   */
  public static Optional<String> refusal(RedisSettings redis) {
    return Inspection.of(redis);
  }

  /** Ends, and leaves what this node has in hand to others. */
  @Override
  public void close() {
    try {
      work.release();
      open.release();
      claims.releaseAll();
      makers.releaseAll();
    } catch (TagGraphException e) {
      LOG.log(Level.DEBUG, "others find out by themselves that this node has ended", e);
    }
    drop();
  }

  /** Ends as a node that is killed: without a word to anybody. */
  void drop() {
    follower.close();
    commands.close();
  }
}
