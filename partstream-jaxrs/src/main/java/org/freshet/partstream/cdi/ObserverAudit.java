package org.freshet.partstream.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.freshet.essentials.api.Problem;
import org.freshet.partstream.api.CursorRejected;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.api.PartFailed;
import org.freshet.partstream.api.PartsServed;
import org.freshet.partstream.config.Codes;
import org.freshet.partstream.delivery.Audit;
import org.freshet.partstream.run.PartResult;

/** Tells the observers of the application; one that fails must not fail the request. */
@ApplicationScoped
class ObserverAudit implements Audit {

  private static final Logger LOG = System.getLogger(ObserverAudit.class.getName());
  private static final int DEGRADED = 200;

  @Inject Event<Object> events;

  @Override
  public void failed(PartContext context, PartResult result) {
    Problem problem = result.problem();
    fire(
        new PartFailed(
            context.uri().getRawPath(),
            result.name(),
            problem == null ? DEGRADED : problem.status(),
            result.failure(),
            problem == null));
  }

  @Override
  public void rejected(PartContext context, CursorRejected.Reason reason) {
    fire(new CursorRejected(context.uri().getRawPath(), context.user(), reason));
  }

  @Override
  public void served(PartContext context, List<String> parts, boolean continued) {
    fire(new PartsServed(context.uri().getRawPath(), context.user(), parts, continued));
  }

  private void fire(Object event) {
    try {
      events.fire(event);
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          Codes.OBSERVER + ": an observer of " + event.getClass().getSimpleName() + " failed",
          e);
    }
  }
}
