package org.freshet.isr.serve;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import org.freshet.isr.config.Codes;
import org.freshet.isr.policy.Freshness;
import org.freshet.isr.policy.FreshnessDecider;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.Raises.Unrecorded;
import org.freshet.isr.revalidate.RevalidationQueue;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.Standing;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;

/**
 * The origin cache as both doors see it: what is stored, judged at the moment of reading.
 *
 * <p>Thread-safe. No method throws for a backend's sake: what fails is a miss.
 */
public final class OriginCache {

  private static final Logger LOG = System.getLogger(OriginCache.class.getName());

  private final ResponseStore store;
  private final TagGraph graph;
  private final Raises raises;
  private final RevalidationQueue queue;
  private final Visits visits;
  private final InstantSource clock;

  /** A cache over these memories. */
  public OriginCache(
      ResponseStore store,
      TagGraph graph,
      Raises raises,
      RevalidationQueue queue,
      Visits visits,
      InstantSource clock) {
    this.store = store;
    this.graph = graph;
    this.raises = raises;
    this.queue = queue;
    this.visits = visits;
    this.clock = clock;
  }

  /** What this node knows now: pinned by a request when it enters. */
  public Sequence pin() {
    return graph.pin();
  }

  /** The present. */
  public Instant now() {
    return clock.instant();
  }

  /** A visitor asks for what is, or will be, stored under a key. */
  public void visited(String key) {
    visits.visited(key);
  }

  /** What is stored under a key and how it stands, null if there is nothing. */
  public @Nullable Found find(String key) {
    StoredResponse response = held(key);
    return response == null ? null : judged(response);
  }

  /** How a response stands now, whether it is stored or not. */
  public Found judged(StoredResponse response) {
    Instant now = clock.instant();
    // First, since what waits no more by then is known to the graph.
    Unrecorded unrecorded = raises.unrecorded(response.tags());
    Instant waitsSince =
        unrecorded == Unrecorded.NOTHING ? null : raises.unrecordedSince(response.tags());
    Standing standing = graph.standing(response.pin(), response.tags());
    Instant raisedAt = earlier(standing.staleSince(), waitsSince);
    boolean expired = standing.expired() || unrecorded == Unrecorded.EXPIRE;
    Freshness freshness =
        FreshnessDecider.judge(response.producedAt(), response.lifetimes(), raisedAt, expired, now);
    return new Found(
        response,
        freshness,
        FreshnessDecider.age(response.producedAt(), now),
        FreshnessDecider.timeToLive(response.producedAt(), response.lifetimes(), raisedAt, now));
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  /**
   * Asks for the renewal of a stale response behind.
   *
   * @param stale what is served meanwhile
   * @return false if nothing will renew it: then the request at hand should
   */
  public boolean renewBehind(String key, StoredResponse stale) {
    try {
      return queue.offerFirst(key, stale.producedAt());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, Codes.RENEWAL_FAILED + ": a page could not be queued", e);
      return false;
    }
  }

  /**
   * Stores a response and what it depends on.
   *
   * @return whether it is stored now; false too if one whose producer knew more is there
   */
  public boolean store(String key, StoredResponse response) {
    if (response.lifetimes().retention() <= 0) {
      return false;
    }
    try {
      if (store.linksTags()) {
        boolean stored = store.put(key, response);
        queue.produced(key);
        return stored;
      }
      // Linked first: a page that could not be found by its tags must not be kept.
      graph.link(key, response.tags());
      boolean stored = store.put(key, response);
      // Putting it may have driven out what was expired under the same key, with its links.
      if (!stored || graph.tags(key).isEmpty()) {
        linkHeld(key);
      }
      queue.produced(key);
      return stored;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, Codes.STORE_FAILED + ": a response was not stored", e);
      return false;
    }
  }

  /** The links of what was not stored are those of nothing, or of what is there instead. */
  private void linkHeld(String key) {
    StoredResponse held = store.get(key);
    if (held == null) {
      graph.unlink(key);
    } else {
      graph.link(key, held.tags());
    }
  }

  /** Forgets what is stored under a key. */
  public void forget(String key) {
    try {
      store.remove(key);
      if (!store.linksTags()) {
        graph.unlink(key);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, Codes.STORE_FAILED + ": a response was not removed", e);
    }
  }

  private @Nullable StoredResponse held(String key) {
    try {
      return store.get(key);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, Codes.STORE_FAILED + ": the store did not answer", e);
      return null;
    }
  }
}
