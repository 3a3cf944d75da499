package org.freshet.isr.call;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.freshet.isr.api.CallDegraded;
import org.freshet.isr.api.CallDegraded.Replacement;
import org.freshet.isr.api.Tag;
import org.freshet.isr.call.define.SafeMethod;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.persistence.transaction.TransactionChanges;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.Production;
import org.freshet.isr.revalidate.AutomaticTags;
import org.freshet.isr.revalidate.Outcomes;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.Raises.Unrecorded;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;

/** Runs calls that may fail, and puts something in the place of their result. Thread-safe. */
public final class SafeCalls {

  private static final Logger LOG = System.getLogger(SafeCalls.class.getName());
  private static final Duration EVER = Duration.ofSeconds(Lifetimes.MOST);

  private final KeptValues lastGood;
  private final TagGraph graph;
  private final Raises raises;
  private final TransactionChanges transactions;
  private final Outcomes outcomes;
  private final InstantSource clock;
  private final Duration degradedMaxAge;
  private final Tag everything;
  private final Map<String, Long> counts = new ConcurrentHashMap<>();

  /** Calls of one application. */
  public SafeCalls(
      TagGraph graph,
      Raises raises,
      TransactionChanges transactions,
      Outcomes outcomes,
      InstantSource clock,
      IsrSettings settings) {
    this.lastGood = new KeptValues(clock, settings.calls().maxEntries());
    this.graph = graph;
    this.raises = raises;
    this.transactions = transactions;
    this.outcomes = outcomes;
    this.clock = clock;
    this.everything = Tag.of(AutomaticTags.EVERYTHING.text(), settings.buildId());
    this.degradedMaxAge = settings.calls().degradedMaxAge();
  }

  /**
   * The result of a call, or what stands in its place.
   *
   * @param target the object that it is called on
   * @param key selects its last good value, null if that is not used
   * @throws Exception what the call throws, if that is not replaced, or what the fallback does
   */
  public @Nullable Object result(
      SafeMethod method,
      Object target,
      @Nullable Object[] arguments,
      @Nullable String key,
      Callable<@Nullable Object> work)
      throws Exception {
    Production around = CurrentProduction.get();
    try {
      return key == null ? work.call() : remembered(method, key, work, around);
    } catch (Exception failure) {
      if (!method.replaces(failure) || transactions.isRollbackOnly()) {
        throw failure;
      }
      KeptValue last = key == null ? null : usable(key);
      Replacement replacement = replacement(method, last);
      report(method, failure, replacement);
      if (around != null) {
        around.degrade(clock.instant().plus(degradedMaxAge));
      }
      return switch (replacement) {
        case LAST_GOOD -> used(last, around);
        case FALLBACK_METHOD -> invoke(method.fallbackMethod(), target, arguments, failure);
        case FALLBACK -> method.literal() == null ? null : method.literal().get();
        case NOTHING -> method.empty();
      };
    }
  }

  private @Nullable Object remembered(
      SafeMethod method, String key, Callable<@Nullable Object> work, @Nullable Production around)
      throws Exception {
    Making making = new Making(around, graph, transactions);
    Object value = making.run(work);
    Production own = making.production();
    boolean keepable = making.isKeepable(method.byCaller());
    if (keepable && !own.isDegraded() && !transactions.hasChanged()) {
      lastGood.keep(
          key,
          making.value(
              value, Set.of(everything), clock.instant(), Duration.ZERO, EVER, method.byCaller()));
    }
    return value;
  }

  /** Old, but nobody has said that it must not be seen any more. */
  private @Nullable KeptValue usable(String key) {
    KeptValue last = lastGood.get(key);
    return last == null
            || raises.unrecorded(last.tags()) == Unrecorded.EXPIRE
            || graph.standing(last.pin(), last.tags()).expired()
        ? null
        : last;
  }

  private @Nullable Object used(@Nullable KeptValue last, @Nullable Production around) {
    if (last == null) {
      return null;
    }
    if (around != null) {
      around.addTags(last.tags());
      if (last.personal()) {
        around.makePersonal();
      }
    }
    return last.value();
  }

  private static Replacement replacement(SafeMethod method, @Nullable KeptValue last) {
    if (last != null) {
      return Replacement.LAST_GOOD;
    }
    if (method.fallbackMethod() != null) {
      return Replacement.FALLBACK_METHOD;
    }
    return method.literal() == null ? Replacement.NOTHING : Replacement.FALLBACK;
  }

  private static @Nullable Object invoke(
      @Nullable Method fallback, Object target, @Nullable Object[] arguments, Exception failure)
      throws Exception {
    if (fallback == null) {
      throw failure;
    }
    try {
      return fallback.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      Exception thrown = e.getCause() instanceof Exception own ? own : e;
      if (!thrown.equals(failure)) {
        thrown.addSuppressed(failure);
      }
      throw thrown;
    }
  }

  private void report(SafeMethod method, Exception failure, Replacement replacement) {
    long times = counts.merge(method.name(), 1L, Long::sum);
    if (Long.bitCount(times) == 1) {
      LOG.log(
          Level.WARNING,
          Codes.CALL_DEGRADED
              + ": "
              + method.name()
              + " failed, returned instead: "
              + replacement
              + " ("
              + times
              + " times so far)",
          failure);
    }
    outcomes.fire(new CallDegraded(method.name(), failure.getClass().getName(), replacement));
  }
}
