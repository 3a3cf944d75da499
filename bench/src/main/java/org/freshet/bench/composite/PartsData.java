package org.freshet.bench.composite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.freshet.partstream.api.PartStream;
import org.freshet.partstream.api.Parts;

/**
 * The same slices as parts of a page, and one part more, which no page reaches: so that each page
 * has a cursor.
 */
@ApplicationScoped
@Path("data")
public class PartsData {

  @Inject Slices slices;

  /** One slice. */
  @GET
  @Path("{how}/1")
  @PartStream(chunkSize = 1)
  public Parts one(@PathParam("how") String how) {
    return all(how, 1);
  }

  /** Two slices. */
  @GET
  @Path("{how}/2")
  @PartStream(chunkSize = 2)
  public Parts two(@PathParam("how") String how) {
    return all(how, 2);
  }

  /** Two slices after a part that comes first. */
  @GET
  @Path("{how}/2/rest")
  @PartStream(chunkSize = 2)
  public Parts rest(@PathParam("how") String how) {
    return all(Parts.of("lead", true), how, 2);
  }

  /** Ten slices. */
  @GET
  @Path("{how}/10")
  @PartStream(chunkSize = 10)
  public Parts ten(@PathParam("how") String how) {
    return all(how, 10);
  }

  /** As many parts as there are asked for, to see how long a cursor becomes. */
  @GET
  @Path("many/{count}")
  @PartStream(chunkSize = 1)
  public Parts many(@PathParam("count") int count) {
    Parts parts = Parts.none();
    for (int i = 0; i < count; i++) {
      parts = parts.with(Slices.name(i), i);
    }
    return parts;
  }

  private Parts all(String how, int count) {
    return all(Parts.none(), how, count);
  }

  private Parts all(Parts before, String how, int count) {
    boolean read = how.equals("read");
    Parts parts = before;
    for (int i = 0; i < count; i++) {
      int slice = i;
      parts = parts.lazy(Slices.name(i), () -> slices.slice(read, slice, count));
    }
    return parts.with("owed", true);
  }
}
