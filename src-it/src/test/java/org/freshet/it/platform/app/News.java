package org.freshet.it.platform.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/** Events that a client gets as they happen, and goes on with where it was. */
@Path("news")
@ApplicationScoped
public class News {

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void news(
      @Context SseEventSink sink,
      @Context Sse sse,
      @HeaderParam("Last-Event-ID") @DefaultValue("0") int last) {
    try (sink) {
      for (int id = last + 1; id <= 3; id++) {
        sink.send(
            sse.newEventBuilder().id(String.valueOf(id)).name("news").data("news " + id).build());
      }
    }
  }
}
