package org.freshet.it.parts.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freshet.partstream.api.CursorRejected;
import org.freshet.partstream.api.PartFailed;

/** What has run, and what observers were told. */
@Path("ran")
@Produces("text/plain")
@ApplicationScoped
public class Ran {

  private final List<String> notes = new CopyOnWriteArrayList<>();

  public void note(String text) {
    notes.add(text);
  }

  void rejected(@Observes CursorRejected event) {
    note("rejected " + event.reason());
  }

  void failed(@Observes PartFailed event) {
    note("failed " + event.part() + " " + event.status());
  }

  @GET
  public String notes() {
    return String.join(" ", notes);
  }

  @DELETE
  public void forget() {
    notes.clear();
  }
}
