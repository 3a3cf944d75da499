package org.freshet.essentials.revocation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Revocations in this process: as many as there are tokens that were revoked and still live. */
final class MemoryRevocations implements RevocationStore {

  private static final int SWEEP_EACH = 256;

  private final InstantSource clock;
  private final ConcurrentMap<String, Instant> tokens = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Before> subjects = new ConcurrentHashMap<>();
  private final AtomicInteger written = new AtomicInteger();

  private record Before(Instant before, Instant until) {

    Before with(Before other) {
      return new Before(later(before, other.before), later(until, other.until));
    }
  }

  MemoryRevocations(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void revoke(String token, Instant until) {
    tokens.merge(token, until, MemoryRevocations::later);
    sweep();
  }

  @Override
  public void revokeBefore(String subject, Instant before, Instant until) {
    subjects.merge(subject, new Before(before, until), Before::with);
    sweep();
  }

  @Override
  public State state(String token, String subject) {
    Instant now = clock.instant();
    Instant until = tokens.get(token);
    Before known = subjects.get(subject);
    return new State(
        until != null && now.isBefore(until),
        known == null || !now.isBefore(known.until) ? null : known.before);
  }

  private void sweep() {
    if (written.incrementAndGet() % SWEEP_EACH == 0) {
      Instant now = clock.instant();
      tokens.values().removeIf(until -> !now.isBefore(until));
      subjects.values().removeIf(known -> !now.isBefore(known.until));
    }
  }

  /** How many are kept. */
  int size() {
    return tokens.size() + subjects.size();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
