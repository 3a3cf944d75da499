package org.freshet.it.essentials.app.access;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.List;
import org.freshet.essentials.api.ApiKey;
import org.freshet.essentials.api.ApiKeys;
import org.freshet.essentials.api.IssuedApiKey;
import org.freshet.essentials.api.NewApiKey;

/** Issues keys to whoever asks, as no application should. */
@Path("keys")
@RequestScoped
@PermitAll
@Produces("text/plain")
public class KeyDesk {

  @Inject ApiKeys keys;

  @POST
  @Path("{owner}")
  public String issue(
      @PathParam("owner") String owner,
      @QueryParam("scope") List<String> scopes,
      @QueryParam("millis") @DefaultValue("60000") long millis) {
    return text(
        keys.issue(
            NewApiKey.of(owner, scopes.toArray(String[]::new)).lasting(Duration.ofMillis(millis))));
  }

  @POST
  @Path("{id}/successor")
  public String rotate(@PathParam("id") String id, @QueryParam("millis") long overlap) {
    return text(keys.rotate(id, Duration.ofMillis(overlap)).orElseThrow(NotFoundException::new));
  }

  @DELETE
  @Path("{id}")
  public void revoke(@PathParam("id") String id) {
    if (!keys.revoke(id)) {
      throw new NotFoundException();
    }
  }

  @GET
  @Path("{id}")
  public String find(@PathParam("id") String id) {
    ApiKey key = keys.find(id).orElseThrow(NotFoundException::new);
    return key.owner() + " " + key.scopes() + " " + (key.lastUsed() == null ? "new" : "used");
  }

  private static String text(IssuedApiKey issued) {
    return issued.details().id() + " " + issued.key();
  }
}
