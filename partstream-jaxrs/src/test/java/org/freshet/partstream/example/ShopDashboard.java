package org.freshet.partstream.example;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.freshet.partstream.api.Part;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.api.PartResource;
import org.freshet.partstream.api.PartSize;
import org.freshet.partstream.api.PartStream;

@Path("dashboard")
@RequestScoped
@PartStream(chunkSize = 2, cursorTtl = 3600)
public class ShopDashboard extends PartResource {

  @Inject Sales sales;

  @Part(order = 1)
  public Map<String, String> meta(PartContext request) {
    return Map.of("user", String.valueOf(request.user()));
  }

  @Part(order = 2, size = PartSize.MEDIUM, dependsOn = "meta")
  public List<String> orders() {
    return sales.orders();
  }

  @Part(order = 3, size = PartSize.LARGE, timeout = 5000)
  public Map<String, Long> analytics() {
    return sales.perMonth();
  }

  @Part(order = 4)
  @RolesAllowed("staff")
  public long margin() {
    return sales.margin();
  }

  /** Where the numbers come from. */
  public interface Sales {

    List<String> orders();

    Map<String, Long> perMonth();

    long margin();
  }
}
