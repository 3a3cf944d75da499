package org.freshet.it.app.wrong;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.security.Principal;
import org.freshet.isr.api.Isr;

/** Is handed what belongs to one visitor, by others and when it asks for it. */
@Path("wrong")
@RequestScoped
public class HandedOut {

  @Inject Provider<Basket> basket;

  @GET
  @Isr
  public String answer() {
    return basket.get().toString();
  }

  /** Belongs to one visitor. */
  @RequestScoped
  public static class Basket {

    @Inject Instance<HttpSession> session;
    @Inject Instance<Principal> principal;
  }
}
