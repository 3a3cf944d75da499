package org.freshet.bookshop.dashboard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.List;
import org.freshet.bookshop.orders.Sales;
import org.freshet.bookshop.rates.Rates;
import org.freshet.isr.api.CachedFor;
import org.freshet.isr.api.SafeCall;
import org.freshet.partstream.api.Part;
import org.freshet.partstream.api.PartResource;
import org.freshet.partstream.api.PartSize;
import org.freshet.partstream.api.PartStream;
import org.jspecify.annotations.Nullable;

/** What came in, what sells, what has to be done: what is quick need not wait for what is slow. */
@Path("dashboard")
@RequestScoped
@PartStream(chunkSize = 2)
public class DashboardResource extends PartResource {

  @Inject private Sales sales;
  @Inject private Rates rates;

  /** What came in. */
  @Part(order = 1, description = "What came in")
  public Sales.Revenue revenue() {
    return sales.revenue();
  }

  /** Orders by status. */
  @Part(order = 2, description = "Orders by status")
  public List<Sales.StatusCount> statuses() {
    return sales.statuses();
  }

  /** What sells best: kept for an hour, and made anew when an order or a title has changed. */
  @Part(order = 3, description = "What sells best")
  @CachedFor(
      value = 3600,
      tags = {"orders", "books"})
  public List<Sales.Seller> bestSellers() {
    return sales.bestSellers();
  }

  /** The last orders. */
  @Part(order = 4, description = "The last orders")
  public List<Sales.Recent> recent() {
    return sales.recent();
  }

  /** What a pound is worth: asked outside, where it takes its time; null if nobody ever said it. */
  @Part(
      order = 5,
      size = PartSize.LARGE,
      description = "What a pound is worth in euros",
      estimatedMillis = 2000,
      timeout = 10_000)
  @SafeCall(lastGood = true)
  public Rates.@Nullable Rate rate() throws IOException {
    return rates.euro();
  }

  /** What has to be sent, and to whom. */
  @Part(order = 6, description = "What has to be sent, and to whom")
  @RolesAllowed("staff")
  public List<Sales.ToSend> toSend() {
    return sales.toSend();
  }
}
