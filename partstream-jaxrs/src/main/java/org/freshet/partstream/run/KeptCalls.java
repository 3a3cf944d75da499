package org.freshet.partstream.run;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.cache.Made;
import org.freshet.partstream.cache.PartCache;
import org.freshet.partstream.cache.PartKey;
import org.freshet.partstream.cache.PartWork;
import org.freshet.partstream.config.Codes;
import org.freshet.partstream.config.Keeping;
import org.freshet.partstream.plan.PartCall;
import org.freshet.partstream.plan.Plan;
import org.freshet.partstream.plan.PlannedPart;
import org.jspecify.annotations.Nullable;

/**
 * Leads the calls of plans through the cache, and notes what they read of who asks: when in doubt
 * nothing is shared. Thread-safe.
 */
public final class KeptCalls {

  private static final Logger LOG = System.getLogger(KeptCalls.class.getName());
  private static final int MOST_REPORTED = 100;

  private final RequestScope scope;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  /** Calls that run in a scope of their own. */
  public KeptCalls(RequestScope scope) {
    this.scope = scope;
  }

  /**
   * One request whose parts are made.
   *
   * @param cache the cache as it uses it
   * @param resource the class that the parts are of
   * @param digest tells requests apart that get other values; asked for on its thread
   * @param user who asks, null for somebody unknown
   * @param byDefault for how long values are kept that say nothing themselves, null for not at all
   */
  public record Caller(
      PartCache.Use cache,
      String resource,
      Supplier<String> digest,
      @Nullable String user,
      @Nullable Duration byDefault) {}

  /** The plan for one request, through its cache. */
  public Plan through(Plan plan, Caller caller) {
    return new Plan(plan.parts().stream().map(part -> through(part, caller)).toList());
  }

  private PlannedPart through(PlannedPart part, Caller caller) {
    if (part.description().ready()) {
      return part;
    }
    // What an interceptor keeps is not kept twice unless that is said.
    Keeping how = part.goesOn() ? part.keeping() : part.keeping().orFor(caller.byDefault());
    boolean kept = how.isKept() && (how.shared() || caller.user() != null);
    return part.through(
        kept ? kept(part, how, caller) : observed(part, caller), part.goesOn() || kept);
  }

  private static PartCall observed(PlannedPart part, Caller caller) {
    return context -> {
      Reads reads = new Reads();
      PartContext watched = context.watchedBy(reads);
      Made made = caller.cache().observe(() -> new PartWork.Value(part.call().make(watched), true));
      return new Made(made.value(), made.marks().orPersonal(reads.any()));
    };
  }

  private PartCall kept(PlannedPart part, Keeping how, Caller caller) {
    String user = how.shared() ? null : caller.user();
    PartKey key = new PartKey(caller.resource(), part.name(), caller.digest().get(), user);
    return context -> kept(part, how, caller.cache(), key, context);
  }

  private Made kept(
      PlannedPart part, Keeping how, PartCache.Use cache, PartKey key, PartContext context)
      throws Exception {
    Reads reads = new Reads();
    PartContext watched = context.watchedBy(reads);
    Made made =
        cache.keep(
            key,
            how,
            () -> {
              // It may run once more when this request has ended, to renew what is kept.
              Object value = scope.within(() -> part.call().make(watched));
              return new PartWork.Value(value, isKeepable(reads, how, key));
            });
    return new Made(made.value(), made.marks().orPersonal(!how.shared() || reads.any()));
  }

  private boolean isKeepable(Reads reads, Keeping how, PartKey key) {
    if (!reads.fields && (!how.shared() || !reads.user)) {
      return true;
    }
    if (reported.size() < MOST_REPORTED && reported.add(key.resource() + "/" + key.part())) {
      LOG.log(
          Level.WARNING,
          Codes.NOT_KEPT
              + ": part '"
              + key.part()
              + "' of "
              + key.resource()
              + " reads "
              + (reads.fields ? "fields of its request" : "who asks, though it is shared")
              + "; what it holds is not kept (reported once)");
    }
    return false;
  }

  /** What one part has read; written by its threads. */
  private static final class Reads implements Consumer<PartContext.Read> {

    private volatile boolean user;
    private volatile boolean fields;

    @Override
    public void accept(PartContext.Read read) {
      if (read == PartContext.Read.USER) {
        user = true;
      } else {
        fields = true;
      }
    }

    private boolean any() {
      return user || fields;
    }
  }
}
