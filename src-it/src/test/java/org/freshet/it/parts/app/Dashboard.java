package org.freshet.it.parts.app;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.freshet.partstream.api.Part;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.api.PartResource;
import org.freshet.partstream.api.PartSize;
import org.freshet.partstream.api.PartStream;

/** Annotated parts. */
@Path("dashboards/{id}")
@RequestScoped
@PartStream(chunkSize = 2)
public class Dashboard extends PartResource {

  @Inject Ran ran;
  @Inject Visit visit;

  @Part(order = 1)
  public Map<String, Object> meta(PartContext request) {
    ran.note("meta");
    Map<String, Object> meta = new TreeMap<>();
    meta.put("id", request.path("id"));
    meta.put("user", String.valueOf(request.user()));
    return meta;
  }

  @Part(
      order = 2,
      size = PartSize.MEDIUM,
      dependsOn = "meta",
      description = "What was ordered lately",
      estimatedMillis = 20)
  public List<Order> orders() {
    ran.note("orders");
    return List.of(new Order(7, "A \"quoted\" title"), new Order(8, "ü"));
  }

  @Part(order = 3)
  public String title() {
    ran.note("title");
    return "a \"text\" is JSON as well";
  }

  @Part(order = 4)
  @RolesAllowed("editor")
  public int admin() {
    ran.note("admin");
    return 42;
  }

  /** Each part has a request context of its own, which begins empty. */
  @Part(order = 5)
  @Counted
  public int visits() {
    return visit.next();
  }

  /** What an order is. */
  public static class Order {

    public long number;
    public String title;

    public Order() {}

    Order(long number, String title) {
      this.number = number;
      this.title = title;
    }
  }
}
