package org.freshet.it.app.wrong;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.SseEventSink;
import org.freshet.isr.api.Isr;

/** What else can be wrong, each method in its own way. */
@Path("wrong/{id}")
@RequestScoped
public class ManyWrongs {

  @GET
  @Path("stream")
  @Isr
  public void stream(@Context SseEventSink sink) {
    sink.close();
  }

  @GET
  @Path("nothing")
  @Isr
  public void nothing() {
    // Nothing to store.
  }

  @GET
  @Path("malformed")
  @Isr(tags = "book:{id")
  public String malformed() {
    return "never";
  }

  @GET
  @Path("lacking")
  @Isr(tags = "book:{result.isbn}")
  public String lacking() {
    return "never";
  }

  @GET
  @Path("field")
  @Isr(vary = "no header")
  public String field() {
    return "never";
  }

  @GET
  @Path("visitor")
  @Isr
  public String visitor(@Context SecurityContext security) {
    return "never";
  }

  @GET
  @Path("headers")
  @Isr
  public String headers(@Context HttpHeaders headers) {
    return "never";
  }

  @GET
  @Path("overridden")
  @Isr
  public String overridden() {
    return "never";
  }
}
