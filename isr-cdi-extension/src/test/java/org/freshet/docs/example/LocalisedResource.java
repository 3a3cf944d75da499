package org.freshet.docs.example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.freshet.isr.api.Isr;

/** Reads the request through injected objects, and says what of it selects. */
@Path("greeting")
@RequestScoped
public class LocalisedResource {

  @Context HttpHeaders headers;
  @Context UriInfo uri;

  @GET
  @Produces("text/plain")
  @Isr(tags = "greetings", vary = "Accept-Language", query = "name")
  public String greet() {
    String name = uri.getQueryParameters().getFirst("name");
    boolean french = headers.getAcceptableLanguages().get(0).getLanguage().equals("fr");
    return (french ? "Bonjour " : "Hello ") + name;
  }
}
