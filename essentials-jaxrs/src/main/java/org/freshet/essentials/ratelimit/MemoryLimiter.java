package org.freshet.essentials.ratelimit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Limits in the memory of one process: a moment for each key, in segments with a lock each. A
 * request locks the segments of its keys, always in the same order, asks all limits and then counts
 * for all or none.
 *
 * <p>A segment that is full forgets, among those that were asked for longest ago, one whose
 * allowance is whole, which nobody can tell from a new one; where there is none, the one that is
 * nearest to it. Whoever floods it with keys so drives out keys like their own before those of
 * callers who are at their limit.
 */
final class MemoryLimiter implements RateLimiter {

  private static final int SEGMENTS = 64;

  /** How many of the oldest are looked at when one must go. */
  private static final int CANDIDATES = 8;

  private final Segment[] segments = new Segment[SEGMENTS];
  private final LongSupplier nanos;
  private final long origin;

  MemoryLimiter(int maxKeys, LongSupplier nanos) {
    for (int i = 0; i < SEGMENTS; i++) {
      segments[i] = new Segment(Math.max(1, maxKeys / SEGMENTS));
    }
    this.nanos = nanos;
    this.origin = nanos.getAsLong();
  }

  @Override
  public List<Verdict> admit(List<Claim> claims) {
    long touched = 0;
    for (Claim claim : claims) {
      touched |= 1L << index(claim);
    }
    lock(touched);
    try {
      // Read under the lock: else one that waited would count for a moment that has passed.
      return decided(claims, nanos.getAsLong() - origin);
    } finally {
      unlock(touched);
    }
  }

  private List<Verdict> decided(List<Claim> claims, long now) {
    List<Verdict> verdicts = new ArrayList<>(claims.size());
    boolean all = true;
    for (Claim claim : claims) {
      Verdict verdict = Gcra.verdict(claim.quota(), segment(claim).whole(claim.key(), now), now);
      verdicts.add(verdict);
      all &= verdict.admitted();
    }
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i);
      Segment segment = segment(claim);
      long whole = segment.whole(claim.key(), now);
      if (all) {
        segment.put(claim.key(), Gcra.counted(claim.quota(), whole, now), now);
      } else {
        verdicts.set(i, Gcra.uncounted(claim.quota(), whole, now));
      }
    }
    return verdicts;
  }

  /** How many keys are remembered; for tests and watching. */
  int size() {
    int size = 0;
    for (Segment segment : segments) {
      segment.lock.lock();
      try {
        size += segment.whole.size();
      } finally {
        segment.lock.unlock();
      }
    }
    return size;
  }

  private void lock(long touched) {
    for (long rest = touched; rest != 0; rest &= rest - 1) {
      segments[Long.numberOfTrailingZeros(rest)].lock.lock();
    }
  }

  private void unlock(long touched) {
    for (long rest = touched; rest != 0; rest &= rest - 1) {
      segments[Long.numberOfTrailingZeros(rest)].lock.unlock();
    }
  }

  private Segment segment(Claim claim) {
    return segments[index(claim)];
  }

  private static int index(Claim claim) {
    int hash = claim.key().hashCode();
    return (hash ^ hash >>> 16 ^ hash >>> 8) & SEGMENTS - 1;
  }

  private static final class Segment {

    final ReentrantLock lock = new ReentrantLock();

    /** When each key's allowance is whole again; asked for last at the end. */
    final Map<String, Long> whole = new LinkedHashMap<>(16, 0.75f, true);

    private final int most;

    Segment(int most) {
      this.most = most;
    }

    long whole(String key, long now) {
      Long known = whole.get(key);
      return known == null ? now : known;
    }

    void put(String key, long moment, long now) {
      if (whole.put(key, moment) == null && whole.size() > most) {
        forgetOne(key, now);
      }
    }

    private void forgetOne(String newest, long now) {
      String least = newest;
      long soonest = Long.MAX_VALUE;
      Iterator<Map.Entry<String, Long>> oldest = whole.entrySet().iterator();
      for (int i = 0; i < CANDIDATES && oldest.hasNext() && soonest > now; i++) {
        Map.Entry<String, Long> candidate = oldest.next();
        if (candidate.getValue() < soonest && !candidate.getKey().equals(newest)) {
          soonest = candidate.getValue();
          least = candidate.getKey();
        }
      }
      whole.remove(least);
    }
  }
}
