package org.freshet.partstream.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.freshet.partstream.api.KeptParts;
import org.freshet.partstream.api.PartStream;
import org.freshet.partstream.api.Parts;

/** Parts that are kept, for the guide. */
@Path("kept-reports")
@ApplicationScoped
public class KeptReportResource {

  @Inject ShopDashboard.Sales sales;

  @Inject KeptParts kept;

  void imported() {
    kept.forget(KeptReportResource.class, "chart");
  }

  @GET
  @Path("{id}")
  @PartStream(partTtl = 60)
  public Parts report(@PathParam("id") long id) {
    return Parts.of("info", Map.of("id", id))
        .lazy("rows", () -> sales.orders())
        .lazy("chart", () -> sales.perMonth(), part -> part.cachedFor(600).staleFor(3600).shared())
        .lazy("now", () -> sales.margin(), part -> part.cachedFor(0));
  }
}
