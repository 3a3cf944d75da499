package org.freshet.partstream.example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.freshet.partstream.api.PartStream;
import org.freshet.partstream.api.Parts;

/** A plan that is decided at run time. */
@Path("reports")
@RequestScoped
public class ReportResource {

  @Inject ShopDashboard.Sales sales;

  @GET
  @Path("{id}")
  @PartStream(chunkSize = 1)
  public Parts report(@PathParam("id") long id) {
    return Parts.of("info", Map.of("id", id))
        .lazy("rows", () -> sales.orders())
        .lazy("chart", () -> sales.perMonth(), part -> part.after("rows").fallback(Map.of()));
  }
}
