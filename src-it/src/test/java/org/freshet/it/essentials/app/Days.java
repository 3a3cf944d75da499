package org.freshet.it.essentials.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;

/** A type that Jakarta REST alone does not know. */
@Path("days")
@RequestScoped
@Produces("text/plain")
public class Days {

  @GET
  public String day(@QueryParam("day") LocalDate day) {
    return String.valueOf(day);
  }
}
