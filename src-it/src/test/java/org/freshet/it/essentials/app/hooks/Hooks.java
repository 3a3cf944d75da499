package org.freshet.it.essentials.app.hooks;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.stream.Collectors;
import org.freshet.essentials.api.IssuedWebhookSecret;
import org.freshet.essentials.api.NewWebhookEndpoint;
import org.freshet.essentials.api.WebhookEvent;
import org.freshet.essentials.api.Webhooks;

/** Tells whoever asks of orders. */
@Path("hooks")
@RequestScoped
@PermitAll
@Produces("text/plain")
public class Hooks {

  @Inject Webhooks webhooks;
  @Inject AttemptLog log;

  @POST
  @Path("endpoints")
  public String register(@QueryParam("url") String url) {
    IssuedWebhookSecret issued =
        webhooks.register(NewWebhookEndpoint.of("partner", url, "order.created").inOrder());
    return issued.endpoint().id() + " " + issued.secret();
  }

  @POST
  @Path("endpoints/{id}/secret")
  public String rotate(@PathParam("id") String id) {
    return webhooks.rotate(id).orElseThrow(NotFoundException::new).secret();
  }

  @DELETE
  @Path("endpoints/{id}")
  public void remove(@PathParam("id") String id) {
    webhooks.remove(id);
  }

  @POST
  @Path("orders/{id}")
  @Transactional
  public String order(@PathParam("id") long id, @QueryParam("fails") boolean fails) {
    String message = webhooks.enqueue(WebhookEvent.of("order.created", "{\"id\":" + id + "}"));
    if (fails) {
      throw new IllegalStateException("the order is not accepted");
    }
    return message;
  }

  @GET
  @Path("endpoints/{id}/deliveries")
  public String deliveries(@PathParam("id") String id) {
    return webhooks.deliveries(id, 100).stream()
        .map(delivery -> delivery.message() + " " + delivery.state() + " " + delivery.attempts())
        .collect(Collectors.joining("\n"));
  }

  @GET
  @Path("endpoints/{id}/attempts")
  public String attempts(@PathParam("id") String id) {
    return log.of(id);
  }
}
