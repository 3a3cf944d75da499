package org.freshet.isr.redis;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.freshet.isr.api.Tag;
import org.freshet.isr.redis.port.Call;
import org.freshet.isr.redis.port.Commands;
import org.freshet.isr.redis.port.Reply;
import org.freshet.isr.redis.port.Script;
import org.freshet.isr.redis.text.FewerTags;
import org.freshet.isr.tags.Cause;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.KnownRaises;
import org.freshet.isr.tags.PathTags;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.Standing;
import org.freshet.isr.tags.TagGraph;
import org.freshet.isr.tags.TagGraphException;
import org.freshet.isr.tags.text.DebtText;
import org.freshet.isr.tags.text.EntityText;
import org.jspecify.annotations.Nullable;

/**
 * A tag graph in Redis, which several nodes share.
 *
 * <p>What is needed to judge lies in one slot, so that a raise is one script; pages are spread:
 *
 * <pre>
 * {isr}:order            hash     g generation, n last number, f floor of epochs, a ancestors
 * {isr}:raises           stream   n-0: m mark, b node, x expire, w when, e entities, h who, y why,
 *                                 t tags
 * {isr}:epochs           hash     tag to its last expire and up to 32 raises with instants
 * {isr}:raised           zset     tag by the number of its last raise
 * {isr}:open             zset     number of a raise that a node follows by the end of its lease
 * {isr}:owed             zset     transaction by the end of its lease
 * {isr}:debts            hash     transaction to tags and entities
 * {isr}:pages            zset     digest of a page by when it was linked
 *
 * isr:p:{digest}         hash     k key, t tags, b the page, g n its pin, e its end      expires
 * isr:v:{digest}         hash     b a value of a method with its tags, g n its pin       expires
 * isr:c:{digest}         hash     who renews the page or makes the value, what it knew   expires
 * isr:t:{post:7}:pages   zset     digests of the pages of a tag, all with score 0        expires
 * isr:t:{post:7}:ends    zset     the same by their ends                                 expires
 * isr:n:{post}:pages     zset     digests of the pages of all tags of a namespace        expires
 * isr:n:{post}:ends      zset     the same by their ends                                 expires
 * isr:x:{tags}:pages     zset     all tags that pages carry, where operators look        expires
 * isr:x:{tags}:ends      zset     the same by their ends                                 expires
 * </pre>
 *
 * <p>{@code isr} is the setting {@code isr.redis.prefix}. What does not expire is bounded in number
 * and must not be evicted: with an expiry of its own, {@code volatile-lru} might drop an epoch and
 * keep the page that it makes stale.
 *
 * <p><b>Judging</b> asks nobody as long as this node has heard from the others lately: it follows
 * the stream. When it has not, it asks Redis for the epochs of the tags in one round trip; and when
 * that fails, nothing may be served. Raises, debts and links are commands that fail at once while
 * Redis is away.
 */
final class RedisTagGraph implements TagGraph {

  private static final int DEBTS_AT_ONCE = 100;

  /** How many tags one raise has at most; a script that takes longer than a command may is lost. */
  private static final int MOST_RAISED = 5000;

  private final Commands commands;
  private final RedisKeys keys;
  private final RaiseOrder order;
  private final RedisLinks links;
  private final CarriedTags carried;
  private final OpenRaises open;
  private final EntityText entities;
  private final InstantSource clock;
  private final Duration lease;
  private final LeaseClock leases;
  private final AtomicLong untrusted = new AtomicLong(-1);

  /** The pin while no order was joined, of a generation that nothing else has. */
  private final Sequence nowhere = new Sequence(new SecureRandom().nextLong(), 0);

  /** The generation of what is kept while Redis is away, each time under another number. */
  private final long alone = new SecureRandom().nextLong();

  /** Tells the present for leases, in milliseconds; empty for that of Redis. */
  @FunctionalInterface
  interface LeaseClock {
    String now();
  }

  /**
   * A graph over an order that somebody follows.
   *
   * @param carried the tags for operators to look through
   * @param open the raises that this node follows
   * @param lease how long a transaction may owe before it counts as lost
   */
  RedisTagGraph(
      Commands commands,
      RedisKeys keys,
      RaiseOrder order,
      RedisLinks links,
      CarriedTags carried,
      OpenRaises open,
      EntityText entities,
      InstantSource clock,
      Duration lease,
      LeaseClock leases) {
    this.commands = commands;
    this.keys = keys;
    this.order = order;
    this.links = links;
    this.carried = carried;
    this.open = open;
    this.entities = entities;
    this.clock = clock;
    this.lease = lease;
    this.leases = leases;
  }

  @Override
  public Sequence pin() {
    KnownRaises known = order.known();
    return known == null ? nowhere : known.pin();
  }

  @Override
  public long version() {
    KnownRaises known = order.known();
    return known != null && order.isTrusted() ? known.version() : untrusted.getAndDecrement();
  }

  @Override
  public Standing standing(Sequence pin, Collection<Tag> tags) {
    if (pin.generation() == alone) {
      // What is raised meanwhile waits to be recorded, and counts as raised until it is.
      return isStillAway(pin) ? Standing.CURRENT : Standing.UNSERVABLE;
    }
    KnownRaises known = order.known();
    if (known == null) {
      return Standing.UNSERVABLE;
    }
    Standing here = known.standing(pin, tags);
    if (here.expired() || order.isTrusted()) {
      return here;
    }
    return stricter(here, asked(pin, tags));
  }

  /**
   * The pin under which a response may be kept by this node alone for a short while: until Redis
   * answers again. Null if Redis answers, or if something is known against the response already.
   */
  @Nullable Sequence alone(Sequence pin, Collection<Tag> tags) {
    KnownRaises known = order.known();
    boolean clean = known == null || known.standing(pin, tags).isCurrent();
    Sequence now = new Sequence(alone, commands.circuit().times());
    return clean && isStillAway(now) ? now : null;
  }

  private boolean isStillAway(Sequence pin) {
    return commands.circuit().isOpen() && commands.circuit().times() == pin.number();
  }

  @Override
  public Map<String, Object> condition() {
    String problem = commands.circuit().problem();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("redis", problem == null ? "up" : "failing: " + problem);
    data.put("redis-lag-millis", order.lag().toMillis());
    data.put("near", order.isTrusted() ? "trusted" : "not trusted");
    return Collections.unmodifiableMap(data);
  }

  private Standing asked(Sequence pin, Collection<Tag> tags) {
    Set<String> raised = new LinkedHashSet<>();
    tags.forEach(tag -> raised.addAll(PathTags.covering(tag)));
    Call call =
        Call.of(Script.STANDING, keys.order(), keys.epochs())
            .with(pin.generation())
            .with(pin.number());
    raised.forEach(call::with);
    try {
      Reply reply = commands.run(call);
      return switch (reply.part(0).text()) {
        case "current" -> Standing.CURRENT;
        case "stale" -> new Standing(clock.instant().minusMillis(reply.part(1).number()), false);
        default -> Standing.UNSERVABLE;
      };
    } catch (TagGraphException e) {
      // Nobody can tell: what may have been raised is not served.
      return Standing.UNSERVABLE;
    }
  }

  private static Standing stricter(Standing here, Standing there) {
    Instant since = here.staleSince();
    Instant other = there.staleSince();
    if (there.expired() || since == null) {
      return there;
    }
    return other == null || since.isBefore(other) ? here : there;
  }

  @Override
  public Raise raise(
      Set<Tag> tags, boolean expire, Set<EntityRef> changed, @Nullable Cause cause, Duration ago) {
    if (tags.isEmpty()) {
      throw new IllegalArgumentException("tags are empty, must be at least one");
    }
    Set<EntityRef> forgotten =
        changed.size() > MOST_RAISED ? Set.of(EntityText.EVERYTHING) : Set.copyOf(changed);
    return order.raise(FewerTags.of(tags, MOST_RAISED), expire, forgotten, cause, ago, open);
  }

  @Override
  public void followed(Raise raise) {
    open.followed(raise);
  }

  @Override
  public List<Left> left() {
    return open.left();
  }

  @Override
  public void advance(Raise raise) {
    KnownRaises known = order.known();
    if (known != null) {
      known.advance(raise);
    }
  }

  @Override
  public void owe(String transaction, Set<Tag> tags, Set<EntityRef> changed) {
    commands.run(
        Call.of(Script.OWE, keys.owed(), keys.debts())
            .with(transaction)
            .with(DebtText.write(tags, changed))
            .with(lease.toMillis())
            .with(leases.now()));
  }

  @Override
  public void settle(String transaction) {
    commands.run(Call.of(Script.SETTLE, keys.owed(), keys.debts()).with(transaction));
  }

  @Override
  public List<Debt> overdue() {
    List<Reply> found =
        commands
            .run(
                Call.of(Script.OVERDUE, keys.owed(), keys.debts())
                    .with(lease.toMillis())
                    .with(leases.now())
                    .with(DEBTS_AT_ONCE))
            .parts();
    List<Debt> debts = new ArrayList<>();
    for (int i = 0; i + 1 < found.size(); i += 2) {
      debts.add(DebtText.read(found.get(i).text(), found.get(i + 1).text(), entities));
    }
    return debts;
  }

  @Override
  public void link(String key, Set<Tag> tags) {
    if (tags.isEmpty()) {
      links.unlink(key);
    } else {
      links.link(key, tags);
    }
  }

  @Override
  public void unlink(String key) {
    links.unlink(key);
  }

  @Override
  public Set<Tag> tags(String key) {
    return links.tags(key);
  }

  @Override
  public List<String> keys(Tag tag, @Nullable String after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + ", must be positive");
    }
    return links.keys(tag, after, limit);
  }

  @Override
  public List<Carried> carried(String part, @Nullable String after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + ", must be positive");
    }
    return carried.find(part, after, limit);
  }
}
