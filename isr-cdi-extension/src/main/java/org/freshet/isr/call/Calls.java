package org.freshet.isr.call;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.freshet.isr.api.Tag;
import org.freshet.isr.call.CallFlights.Flight;
import org.freshet.isr.call.CallFlights.Landing;
import org.freshet.isr.call.codec.ValueCodecs;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.persistence.transaction.TransactionChanges;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.Production;
import org.freshet.isr.revalidate.AutomaticTags;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.Raises.Unrecorded;
import org.freshet.isr.store.SharedValues;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls with kept values, or runs them and keeps what they return. The read decides: a
 * value with a tag that was raised after its pin is not used, however it got here. Thread-safe.
 */
public final class Calls {

  private static final Logger LOG = System.getLogger(Calls.class.getName());

  /** How often a call looks again after waiting, before it goes its own way. */
  private static final int PATIENCE = 3;

  /** Up to a tenth of a lifetime is left off, of those from this on. */
  private static final Duration LEAST_JITTERED = Duration.ofSeconds(10);

  /** How long renewing rests after it has failed. */
  static final Duration REST = Duration.ofSeconds(1);

  private final KeptValues values;
  private final ValuesOfNodes nodes;
  private final CallFlights flights;
  private final TagGraph graph;
  private final Raises raises;
  private final TransactionChanges transactions;
  private final Background background;
  private final InstantSource clock;
  private final Duration collapseTimeout;
  private final Tag everything;

  /**
   * Calls of one application.
   *
   * @param shared what nodes share
   * @param codecs write it
   */
  public Calls(
      SharedValues shared,
      ValueCodecs codecs,
      CallFlights flights,
      TagGraph graph,
      Raises raises,
      TransactionChanges transactions,
      Background background,
      InstantSource clock,
      IsrSettings settings) {
    this.values = new KeptValues(clock, settings.calls().maxEntries());
    this.nodes =
        new ValuesOfNodes(shared, codecs, clock, settings.collapseTimeout(), settings.buildId());
    this.flights = flights;
    this.graph = graph;
    this.raises = raises;
    this.transactions = transactions;
    this.background = background;
    this.clock = clock;
    this.collapseTimeout = settings.collapseTimeout();
    this.everything = Tag.of(AutomaticTags.EVERYTHING.text(), settings.buildId());
  }

  /**
   * The value of a call.
   *
   * @throws Exception what the work throws, for this call or for the one that it waited for
   */
  public @Nullable Object value(Call call) throws Exception {
    Production around = CurrentProduction.get();
    if (around != null && around.isDraft()) {
      // What is kept is what everybody sees, and an editor sees something else.
      return make(call, around).value();
    }
    if (transactions.hasChanged()) {
      // Nobody else may see what it reads, and it must see what it has changed itself.
      return make(call, around).value();
    }
    boolean failed = false;
    for (int i = 0; i < PATIENCE; i++) {
      KeptValue kept = values.get(call.key());
      if (kept != null && isUsable(kept)) {
        renewIfStale(call, kept);
        return used(kept, around);
      }
      if (transactions.isActive()) {
        return held(call, around);
      }
      Flight flight = board(call);
      if (flight.lead()) {
        return lead(call, flight, around);
      }
      Landing landing = flight.isOwn() ? new Landing.Empty() : flight.await(collapseTimeout);
      if (landing instanceof Landing.Brought brought && isUsable(brought.value())) {
        return used(brought.value(), around);
      }
      if (landing instanceof Landing.Failed failure) {
        if (failed) {
          throw failure.failure();
        }
        failed = true;
      } else if (landing instanceof Landing.Empty) {
        break;
      }
    }
    return keep(call, make(call, around)).value();
  }

  private static @Nullable Object used(KeptValue kept, @Nullable Production around) {
    Making.use(kept, around);
    return kept.value();
  }

  private Flight board(Call call) {
    Instant now = clock.instant();
    return flights.board(call.key(), now, now.minus(collapseTimeout));
  }

  private @Nullable Object lead(Call call, Flight flight, @Nullable Production around)
      throws Exception {
    // Whoever led before may have landed between the look and the boarding.
    KeptValue kept = values.get(call.key());
    if (kept != null && isUsable(kept)) {
      flight.land(new Landing.Brought(kept));
      return used(kept, around);
    }
    flight.enter();
    KeptValue brought = nodes.findOrClaim(call, this::isUsable);
    if (brought != null) {
      values.keep(call.key(), brought);
      flight.land(new Landing.Brought(brought));
      return used(brought, around);
    }
    return fly(call, flight, around).value();
  }

  /** Makes a value that this node has claimed. */
  private Made fly(Call call, Flight flight, @Nullable Production around) throws Exception {
    flight.enter();
    Landing landing = new Landing.Empty();
    KeptValue kept = null;
    try {
      Made made = keep(call, make(call, around));
      kept = made.kept();
      if (kept != null) {
        landing = new Landing.Brought(kept);
      }
      return made;
    } catch (Exception e) {
      landing = new Landing.Failed(e);
      throw e;
    } finally {
      flight.land(landing);
      nodes.made(call, kept);
    }
  }

  /** Inside of a transaction nobody waits for anybody, and what is made waits for its end. */
  private @Nullable Object held(Call call, @Nullable Production around) throws Exception {
    KeptValue shared = nodes.find(call);
    if (shared != null && isUsable(shared)) {
      values.keep(call.key(), shared);
      return used(shared, around);
    }
    Made made = make(call, around);
    if (made.precedes()) {
      transactions.afterUnchangedCommit(
          () -> {
            keep(call, made);
            background.execute(() -> nodes.made(call, made.kept()));
          });
    }
    return made.value();
  }

  /**
   * What a call made.
   *
   * @param kept what may be kept of it, null for nothing
   * @param precedes whether its pin is older than every transaction that it saw
   */
  private record Made(@Nullable Object value, @Nullable KeptValue kept, boolean precedes) {}

  private Made make(Call call, @Nullable Production around) throws Exception {
    Making making = new Making(around, graph, transactions);
    Object value = making.run(call.work());
    Set<Tag> declared = tags(call, value);
    if (declared == null) {
      if (around != null) {
        around.refuse("unresolved tag");
      }
      return new Made(value, null, false);
    }
    KeptValue made =
        making.value(
            value,
            declared,
            clock.instant(),
            jittered(call.freshFor()),
            call.staleFor(),
            call.personal());
    Making.use(made, around);
    Production own = making.production();
    return new Made(
        value, making.isKeepable(call.personal()) ? made : null, own.precedesTransactions());
  }

  private @Nullable Set<Tag> tags(Call call, @Nullable Object value) {
    try {
      Set<Tag> declared = call.tags().apply(value);
      if (declared != null) {
        Set<Tag> all = new HashSet<>(declared);
        all.add(everything);
        return all;
      }
      LOG.log(Level.WARNING, unresolved(call));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, unresolved(call), e);
    }
    return null;
  }

  private static String unresolved(Call call) {
    return Codes.CALL_UNRESOLVED + ": " + call.name() + ": a tag has no value, nothing is kept";
  }

  private Made keep(Call call, Made made) {
    KeptValue kept = made.kept();
    if (kept != null && kept.staleUntil().isAfter(clock.instant())) {
      values.keep(call.key(), kept);
    }
    return made;
  }

  /** Fresh, or stale and still of use; never if one of its tags was raised. */
  private boolean isUsable(KeptValue kept) {
    return clock.instant().isBefore(kept.staleUntil())
        && raises.unrecorded(kept.tags()) == Unrecorded.NOTHING
        && graph.standing(kept.pin(), kept.tags()).isCurrent();
  }

  private void renewIfStale(Call call, KeptValue kept) {
    Instant now = clock.instant();
    if (now.isBefore(kept.freshUntil()) || now.isBefore(kept.renewAfter())) {
      return;
    }
    Flight flight = board(call);
    if (flight.lead()) {
      background.execute(() -> renew(call, kept, flight));
    }
  }

  private void renew(Call call, KeptValue kept, Flight flight) {
    KeptValue shared = nodes.find(call);
    if (shared != null && isUsable(shared) && clock.instant().isBefore(shared.freshUntil())) {
      values.keep(call.key(), shared);
      flight.land(new Landing.Brought(shared));
      return;
    }
    if (!nodes.claim(call)) {
      // Another node is at it; what it makes is looked for in a while.
      values.keep(call.key(), kept.renewedAfter(clock.instant().plus(REST)));
      flight.land(new Landing.Empty());
      return;
    }
    try {
      fly(call, flight, null);
    } catch (Exception e) {
      LOG.log(
          Level.WARNING,
          Codes.CALL_NOT_RENEWED + ": " + call.name() + ": a value could not be renewed",
          e);
      values.keep(call.key(), kept.renewedAfter(clock.instant().plus(REST)));
    }
  }

  /** Shortened at random, never lengthened. */
  private static Duration jittered(Duration lifetime) {
    if (lifetime.compareTo(LEAST_JITTERED) < 0) {
      return lifetime;
    }
    return lifetime.minusMillis(ThreadLocalRandom.current().nextLong(lifetime.toMillis() / 10 + 1));
  }
}
