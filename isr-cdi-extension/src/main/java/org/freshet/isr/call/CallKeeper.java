package org.freshet.isr.call;

import jakarta.enterprise.concurrent.spi.ThreadContextRestorer;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.freshet.isr.api.ValueKeeper;
import org.freshet.isr.call.define.CallKey;
import org.freshet.isr.persistence.transaction.TransactionChanges;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.Production;
import org.freshet.isr.produce.ProductionContext;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;

/** Keeps values where those of methods are kept. Thread-safe. */
public final class CallKeeper implements ValueKeeper {

  /** No method is called like this, so no key of one can be the same. */
  private static final String PREFIX = "kept:";

  private final Calls calls;
  private final TagGraph graph;
  private final TransactionChanges transactions;
  private final InstantSource clock;
  private final Duration degradedMaxAge;

  /** A keeper of one application. */
  public CallKeeper(
      Calls calls,
      TagGraph graph,
      TransactionChanges transactions,
      InstantSource clock,
      Duration degradedMaxAge) {
    this.calls = calls;
    this.graph = graph;
    this.transactions = transactions;
    this.clock = clock;
    this.degradedMaxAge = degradedMaxAge;
  }

  @Override
  public Place here() {
    // As an executor of the server would carry it; Open Liberty's own carries nothing of it.
    return new Here(CurrentProduction.get(), new ProductionContext().currentContext(Map.of()));
  }

  private final class Here implements Place {

    private final @Nullable Production response;
    private final ThreadContextSnapshot context;

    private Here(@Nullable Production response, ThreadContextSnapshot context) {
      this.response = response;
      this.context = context;
    }

    @Override
    public Outcome keep(Keeping keeping, Callable<? extends @Nullable Object> work)
        throws Exception {
      Call call =
          new Call(
              keeping.name(),
              CallKey.of(PREFIX + keeping.name(), keeping.caller(), keeping.key()),
              keeping.freshFor(),
              keeping.staleFor(),
              keeping.caller() != null,
              null,
              work::call,
              value -> keeping.tags());
      return observe(() -> calls.value(call));
    }

    @Override
    public Outcome observe(Callable<? extends @Nullable Object> work) throws Exception {
      ThreadContextRestorer before = context.begin();
      try {
        Making making = new Making(CurrentProduction.get(), graph, transactions);
        Object value = making.run(work::call);
        Production own = making.production();
        Instant end = own.freshUntil();
        return new Outcome(
            value,
            end != null && !clock.instant().isBefore(end),
            own.isDegraded(),
            own.isPersonal());
      } finally {
        before.endContext();
      }
    }

    @Override
    public void degrade() {
      if (response != null) {
        response.degrade(clock.instant().plus(degradedMaxAge));
      }
    }
  }
}
