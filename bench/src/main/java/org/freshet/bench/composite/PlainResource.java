package org.freshet.bench.composite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.bench.app.Line;

/** All slices at once, one after the other: what anybody would write without the library. */
@ApplicationScoped
@Path("data")
@Produces(MediaType.APPLICATION_JSON)
public class PlainResource {

  @Inject Slices slices;

  /** So many slices, read from the database. */
  @GET
  @Path("read/{count}")
  public Map<String, List<Line>> read(@PathParam("count") int count) {
    return all(true, count);
  }

  /** The same, made from nothing. */
  @GET
  @Path("made/{count}")
  public Map<String, List<Line>> made(@PathParam("count") int count) {
    return all(false, count);
  }

  private Map<String, List<Line>> all(boolean read, int count) {
    Map<String, List<Line>> all = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      all.put(Slices.name(i), slices.slice(read, i, count));
    }
    return all;
  }
}
