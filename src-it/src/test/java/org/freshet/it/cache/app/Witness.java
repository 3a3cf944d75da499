package org.freshet.it.cache.app;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.freshet.isr.api.EntityChanged;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.ServedStale;

/** Notes the events of the library. */
@ApplicationScoped
public class Witness {

  @Inject Stage stage;

  public void servedStale(@Observes ServedStale event) {
    stage.note("served-stale", event.target() + " " + event.problem());
  }

  public void renewed(@Observes Renewal event) {
    stage.pass("observers");
    stage.note(
        "renewals",
        event.target() + " " + event.state() + " " + event.attempts() + " " + event.problem());
  }

  public void changed(@Observes EntityChanged event) {
    stage.note("changes", event.change() + " " + event.id() + " " + event.tags());
  }

  /** Fails while the test wants it to, before all others. */
  public void failing(@Observes @Priority(1) EntityChanged event) {
    if (stage.line("observer", "up").equals("down")) {
      throw new IllegalStateException("as directed");
    }
  }
}
