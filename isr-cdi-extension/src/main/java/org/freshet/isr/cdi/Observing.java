package org.freshet.isr.cdi;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import org.freshet.isr.api.RenewalSummary;
import org.freshet.isr.config.Codes;
import org.freshet.isr.meter.Levels;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.observe.Present;
import org.freshet.isr.observe.Telemetry;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.Outcomes;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.RevalidationQueue;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;

/** Lets those see what happens who want to: from the start of the application to its end. */
@ApplicationScoped
class Observing {

  private static final Logger LOG = System.getLogger(Observing.class.getName());
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Inject Meters meters;
  @Inject Background background;
  @Inject ResponseStore store;
  @Inject TagGraph graph;
  @Inject RevalidationQueue queue;
  @Inject Raises raises;
  @Inject Outcomes outcomes;
  @Inject BeanManager beans;
  private @Nullable Runnable telemetry;

  void begin() {
    meters.measuredBy(this::levels);
    raises.tells(outcomes);
    tickEveryMinute();
    if (Present.telemetry()) {
      try {
        telemetry = Telemetry.begin(beans, meters);
      } catch (RuntimeException | LinkageError e) {
        LOG.log(Level.WARNING, Codes.TELEMETRY + ": OpenTelemetry cannot be told anything", e);
      }
    }
  }

  private void tickEveryMinute() {
    background.schedule(
        () -> {
          meters.tick();
          tickEveryMinute();
        },
        MINUTE);
  }

  private Levels levels() {
    try {
      Map<String, Object> condition = graph.condition();
      return new Levels(
          store.bytes(),
          store.entries(),
          queued(),
          raises.waiting(),
          condition.containsKey("redis") ? ("up".equals(condition.get("redis")) ? 1 : 0) : -1,
          condition.get("redis-lag-millis") instanceof Long lag ? lag : -1);
    } catch (RuntimeException e) {
      return Levels.UNKNOWN;
    }
  }

  private long queued() {
    RenewalSummary summary = queue.summary();
    return (long) summary.pending() + summary.warming();
  }

  @PreDestroy
  void end() {
    if (telemetry != null) {
      telemetry.run();
    }
  }
}
