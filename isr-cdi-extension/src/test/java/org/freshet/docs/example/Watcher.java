package org.freshet.docs.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.freshet.isr.api.EntityChanged;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.ServedStale;

/** Observes what happens behind. */
@ApplicationScoped
public class Watcher {

  private static final Logger LOG = System.getLogger(Watcher.class.getName());

  void changed(@Observes EntityChanged change) {
    LOG.log(Level.INFO, "{0} of {1} raised {2}", change.change(), change.id(), change.tags());
  }

  void renewed(@Observes Renewal renewal) {
    LOG.log(Level.INFO, "{0}: {1}", renewal.target(), renewal.state());
  }

  void failed(@Observes ServedStale stale) {
    LOG.log(Level.WARNING, "{0} failed: {1}", stale.target(), stale.problem());
  }
}
