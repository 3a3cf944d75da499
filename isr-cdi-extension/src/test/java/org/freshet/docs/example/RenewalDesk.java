package org.freshet.docs.example;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.freshet.isr.api.RaiseProgress;
import org.freshet.isr.api.Renewals;

/** What an operator sees of renewal. */
@Path("renewals")
@RequestScoped
@RolesAllowed("operator")
public class RenewalDesk {

  @Inject Renewals renewals;

  @GET
  @Path("raises")
  public List<RaiseProgress> raises() {
    return renewals.raises();
  }

  @DELETE
  @Path("raises/{id}")
  public boolean cancel(@PathParam("id") long id) {
    return renewals.cancel(id);
  }

  @POST
  @Path("replay")
  public int replay() {
    return renewals.replayAll();
  }
}
