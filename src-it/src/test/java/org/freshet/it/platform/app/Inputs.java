package org.freshet.it.platform.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;

/** What a method can ask of a request. */
@Path("inputs")
@Produces("text/plain")
@RequestScoped
public class Inputs {

  private static final int LARGEST = 1000;

  @GET
  @Path("search")
  public String search(@Valid @BeanParam Search search) {
    return search.text + " " + search.limit + " " + search.language + " " + search.theme;
  }

  @GET
  @Path("isbn/{isbn}")
  public String isbn(@PathParam("isbn") Isbn isbn) {
    return isbn.digits();
  }

  @GET
  @Path("request/{id}")
  public String request(
      @Context Request request,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    return request.getMethod()
        + " "
        + uri.getPath()
        + " "
        + uri.getPathParameters().getFirst("id")
        + " "
        + uri.getQueryParameters().get("x")
        + " "
        + headers.getHeaderString("X-From")
        + " "
        + headers.getCookies().get("theme").getValue()
        + " "
        + (security.getUserPrincipal() == null);
  }

  @POST
  @Path("upload")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public String upload(@FormParam("title") String title, @FormParam("cover") EntityPart cover)
      throws IOException {
    if (!cover.getMediaType().getType().equals("image")) {
      throw new WebApplicationException(415);
    }
    try (InputStream content = cover.getContent()) {
      byte[] start = content.readNBytes(LARGEST + 1);
      if (start.length > LARGEST) {
        throw new WebApplicationException(413);
      }
      return title + " " + cover.getFileName().orElse("") + " " + start.length;
    }
  }

  @POST
  @Path("stay")
  @Consumes(MediaType.APPLICATION_JSON)
  public String stay(@Valid Stay stay) {
    return stay.from() + " to " + stay.until();
  }
}
