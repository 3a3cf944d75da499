package org.freshet.docs.example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.IsrContext;

/** Keeps a response out of the cache that would be allowed in. */
@Path("price")
@RequestScoped
@Produces("text/plain")
public class PriceResource {

  @Inject IsrContext isr;

  @GET
  @Isr(tags = "prices")
  public String price() {
    Quote quote = Quote.current();
    if (quote.provisional()) {
      isr.doNotStore("provisional quote");
    }
    return quote.text();
  }

  record Quote(String text, boolean provisional) {

    static Quote current() {
      return new Quote("42.00", true);
    }
  }
}
