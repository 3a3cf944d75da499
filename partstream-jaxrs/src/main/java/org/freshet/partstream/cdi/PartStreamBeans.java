package org.freshet.partstream.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.freshet.essentials.config.EssentialsSettings;
import org.freshet.essentials.config.RateLimitSettings;
import org.freshet.essentials.seal.KeyRing;
import org.freshet.partstream.cache.IsrPartCache;
import org.freshet.partstream.cache.PartCache;
import org.freshet.partstream.cache.Present;
import org.freshet.partstream.config.Codes;
import org.freshet.partstream.config.PartStreamSettings;
import org.freshet.partstream.cursor.Cursors;
import org.freshet.partstream.delivery.Delivery;
import org.freshet.partstream.delivery.Streaming;
import org.freshet.partstream.jaxrs.Callers;
import org.freshet.partstream.jaxrs.PartsDoor;
import org.freshet.partstream.plan.PlanWatch;
import org.freshet.partstream.run.KeptCalls;
import org.freshet.partstream.run.PartProblems;
import org.freshet.partstream.run.PartRunner;
import org.freshet.partstream.stream.OpenStreams;
import org.freshet.partstream.stream.Pace;
import org.jspecify.annotations.Nullable;

/** Makes what the features need. */
@ApplicationScoped
class PartStreamBeans {

  private static final Logger LOG = System.getLogger(PartStreamBeans.class.getName());

  @Inject PartStreamExtension extension;
  @Inject Instance<RequestContextController> controllers;
  @Inject ObserverAudit audit;
  @Inject ManagedWorkers workers;
  @Inject Instance<Object> beans;

  /** As many as were at work at once: to make one costs more than to use it. */
  private final Queue<RequestContextController> idleControllers = new ConcurrentLinkedQueue<>();

  @Produces
  PartStreamSettings settings() {
    return extension.settings();
  }

  @Produces
  @Singleton
  PartProblems problems() {
    return new PartProblems(extension.settings().development());
  }

  @Produces
  @Singleton
  PartCache cache() {
    PartCache shared = Present.isr() ? IsrPartCache.find(beans) : null;
    PartStreamSettings settings = extension.settings();
    return shared == null
        ? PartCache.inMemory(
            settings.mostKept(),
            settings.partTimeout(),
            settings.perRequest(),
            this::behind,
            System::nanoTime)
        : shared;
  }

  @Produces
  @Singleton
  Cursors cursors() {
    PartStreamSettings settings = extension.settings();
    return new Cursors(keys(settings), settings.mostCursor(), Clock.systemUTC());
  }

  @Produces
  @Singleton
  PartsDoor door(
      PartProblems problems,
      Cursors cursors,
      PlanWatch watch,
      PartCache cache,
      OpenStreams open,
      EssentialsSettings essentials) {
    PartStreamSettings settings = extension.settings();
    PartRunner runner =
        new PartRunner(
            workers,
            this::within,
            problems,
            settings.perRequest(),
            settings.perApplication(),
            settings.partTimeout(),
            System::nanoTime);
    Delivery delivery = new Delivery(runner, cursors, audit, settings, Clock.systemUTC());
    Pace pace = new Pace(settings.streams().heartbeat(), settings.streams().stall());
    Streaming streaming = new Streaming(runner, cursors, audit, open, pace, workers::aside);
    KeptCalls calls = new KeptCalls(this::within);
    RateLimitSettings limits = essentials.rateLimit();
    Callers callers = new Callers(limits.trusted(), limits.ipv6Prefix());
    return new PartsDoor(
        delivery, streaming, cursors, audit, cache, calls, settings, watch, callers);
  }

  private static KeyRing keys(PartStreamSettings settings) {
    KeyRing known = settings.keys();
    if (known != null) {
      return known;
    }
    LOG.log(
        Level.WARNING,
        Codes.NO_KEY
            + ": partstream.cursor.keys is not set; cursors are sealed with a key that ends with"
            + " this application");
    return KeyRing.random();
  }

  private void behind(Runnable work) {
    // Nobody waits for it; what it throws it logs.
    Future<?> unused = workers.begin(work);
  }

  private @Nullable Object within(Callable<? extends @Nullable Object> work) throws Exception {
    RequestContextController idle = idleControllers.poll();
    RequestContextController controller = idle == null ? controllers.get() : idle;
    boolean activated = controller.activate();
    try {
      return work.call();
    } finally {
      if (activated) {
        controller.deactivate();
      }
      idleControllers.offer(controller);
    }
  }
}
