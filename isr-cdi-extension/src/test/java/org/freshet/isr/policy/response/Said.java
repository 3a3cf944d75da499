package org.freshet.isr.policy.response;

import java.time.Instant;
import java.util.Set;
import org.freshet.isr.FakeClock;
import org.jspecify.annotations.Nullable;

/** A response and what it says of itself, made for tests: a 200 that says nothing. */
final class Said {

  static final Instant NOW = FakeClock.START;

  int status = 200;
  boolean noStore;
  boolean noCache;
  boolean isPrivate;
  boolean isPublic;
  boolean mustRevalidate;
  boolean proxyRevalidate;
  boolean mustUnderstand;
  @Nullable Long sMaxAge;
  @Nullable Long maxAge;
  @Nullable Long staleWhileRevalidate;
  @Nullable Long staleIfError;
  boolean targeted;
  @Nullable Instant date;
  @Nullable Instant expires;
  @Nullable Instant lastModified;
  long age;
  Instant requestedAt = NOW;
  boolean validator;
  Set<String> vary = Set.of();
  boolean complete = true;
  boolean setsCookie;
  boolean authorized;
  boolean requestNoStore;
  boolean session;
  boolean recoded;
  boolean stream;
  boolean nonce;
  @Nullable String refusal;
  boolean unresolved;

  Directives directives() {
    return new Directives(
        noStore,
        noCache,
        Set.of(),
        isPrivate,
        Set.of(),
        isPublic,
        mustRevalidate,
        proxyRevalidate,
        mustUnderstand,
        sMaxAge,
        maxAge,
        staleWhileRevalidate,
        staleIfError,
        targeted);
  }

  AnswerTimes times() {
    return new AnswerTimes(date, expires, lastModified, age, requestedAt, NOW);
  }

  AnswerFacts facts() {
    return new AnswerFacts(
        status,
        directives(),
        times(),
        validator,
        vary,
        complete,
        setsCookie,
        authorized,
        requestNoStore,
        session,
        recoded,
        stream,
        nonce,
        refusal,
        unresolved);
  }
}
