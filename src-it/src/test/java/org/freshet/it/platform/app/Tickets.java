package org.freshet.it.platform.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A browser cannot send a field with a WebSocket: it gets a ticket first, which works once. */
@Path("tickets")
@ApplicationScoped
public class Tickets {

  private final Map<String, String> names = new ConcurrentHashMap<>();

  @POST
  @Produces("text/plain")
  public Response ticket(@Context SecurityContext caller) {
    if (caller.getUserPrincipal() == null) {
      return Response.status(401).build();
    }
    String ticket = UUID.randomUUID().toString();
    names.put(ticket, caller.getUserPrincipal().getName());
    return Response.ok(ticket).build();
  }

  /** Whose ticket it is, null if it is nobody's or was used. */
  String take(String ticket) {
    return names.remove(ticket);
  }
}
