package org.freshet.it.parts.app;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.freshet.partstream.api.Part;
import org.freshet.partstream.api.PartResource;
import org.freshet.partstream.api.PartStream;

/** Everything that can be wrong with parts. */
@Path("wrong")
@RequestScoped
@PartStream(
    chunkSize = 0,
    partTtl = -2,
    allowedKeys = {"here", "elsewhere"})
public class WrongParts extends PartResource {

  @Part
  String hidden() {
    return "";
  }

  @Part
  public static String shared() {
    return "";
  }

  @Part(timeout = -1)
  public final String last() {
    return "";
  }

  @Part
  public void nothing() {}

  @Part
  public CompletionStage<String> promised() {
    return CompletableFuture.completedFuture("");
  }

  @Part(ttl = -2, staleFor = -1, shared = true)
  @RolesAllowed("editor")
  public String guarded() {
    return "";
  }

  @Part
  public String takes(String something) {
    return something;
  }

  @Part(dependsOn = "nowhere")
  public String lost() {
    return "";
  }

  @Part(dependsOn = "there")
  public String here() {
    return "";
  }

  @Part(dependsOn = "here")
  public String there() {
    return "";
  }

  /** No parts are returned. */
  @Path("text")
  public static class Text {

    @GET
    @PartStream
    public String text() {
      return "";
    }

    @Part
    public String stray() {
      return "";
    }
  }
}
