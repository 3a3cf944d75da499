package org.freshet.it.cache.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** What methods return, past any page. */
@Path("prices")
@Produces("text/plain")
@RequestScoped
public class PriceList {

  @Inject SharedPrices prices;

  @GET
  @Path("{id}")
  public String price(@PathParam("id") String id) {
    SharedPrices.Price price = prices.of(id);
    return price.by() + " " + price.amount() + " " + price.steps();
  }

  @GET
  @Path("{id}/label")
  public String label(@PathParam("id") String id) {
    return prices.label(id).text();
  }

  @GET
  @Path("{id}/sign")
  public String sign(@PathParam("id") String id) {
    return prices.sign(id).text();
  }

  /** Whether the application sees Jackson. */
  @GET
  @Path("jackson")
  public String jackson() {
    try {
      Class.forName(
          "com.fasterxml.jackson.databind.json.JsonMapper",
          true,
          SharedPrices.class.getClassLoader());
      return "there";
    } catch (ClassNotFoundException e) {
      return "absent";
    }
  }
}
