package org.freshet.partstream.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.freshet.partstream.config.Codes;
import org.freshet.partstream.observe.Present;
import org.freshet.partstream.observe.Telemetry;
import org.freshet.partstream.plan.PlanWatch;
import org.jspecify.annotations.Nullable;

/** Lets those see what happens who want to. */
@ApplicationScoped
class WatchBeans {

  private static final Logger LOG = System.getLogger(WatchBeans.class.getName());

  @Inject BeanManager beans;

  @Produces
  @Singleton
  PlanWatch watch() {
    PlanWatch found = Present.telemetry() ? telemetry() : null;
    return found == null ? PlanWatch.none() : found;
  }

  private @Nullable PlanWatch telemetry() {
    try {
      return Telemetry.watch(beans);
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, Codes.TELEMETRY + ": OpenTelemetry cannot be told anything", e);
      return null;
    }
  }
}
