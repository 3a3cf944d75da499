package org.freshet.it.essentials.app.wrong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.freshet.essentials.api.WebhookReceiver;

/** Receivers that are none. */
@Path("wrong")
@ApplicationScoped
public class WrongReceivers {

  @POST
  @WebhookReceiver("nobody")
  public void received() {}

  @WebhookReceiver("nobody")
  public void uncalled() {}
}
