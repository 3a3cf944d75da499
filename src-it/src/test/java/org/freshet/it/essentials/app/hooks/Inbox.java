package org.freshet.it.essentials.app.hooks;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.essentials.api.WebhookReceiver;

/** Takes messages of a payment service. */
@Path("inbox")
@RequestScoped
@PermitAll
@WebhookReceiver("payments")
@Produces("text/plain")
public class Inbox {

  private static final AtomicInteger CALLS = new AtomicInteger();

  /** A message, as JSON-B or Jackson reads it. */
  public static final class Note {

    private String type;
    private Payment data;

    public String getType() {
      return type;
    }

    public void setType(String type) {
      this.type = type;
    }

    public Payment getData() {
      return data;
    }

    public void setData(Payment data) {
      this.data = data;
    }
  }

  /** What it is about. */
  public static final class Payment {

    private int cents;

    public int getCents() {
      return cents;
    }

    public void setCents(int cents) {
      this.cents = cents;
    }
  }

  @POST
  @Consumes("application/json")
  public String paid(@HeaderParam("webhook-id") String id, Note note) {
    CALLS.incrementAndGet();
    return id + " " + note.getType() + " " + note.getData().getCents();
  }

  @POST
  @Path("bytes")
  @Consumes("application/octet-stream")
  public String bytes(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @POST
  @Path("failing")
  @Consumes("application/json")
  public String failing(@QueryParam("status") int status) {
    if (status == 0) {
      return "calls";
    }
    throw status == 500
        ? new IllegalStateException("nobody foresaw this")
        : new WebApplicationException(status);
  }

  @POST
  @Path("calls")
  @Consumes("application/json")
  public String calls() {
    return CALLS.toString();
  }
}
