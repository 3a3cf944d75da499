package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.IsrContext;
import org.freshet.isr.api.Variant;

/** Pages in several languages, for several devices, of several houses. */
@Path("varied/{page}")
@Produces("text/plain")
@ApplicationScoped
public class Varied {

  @Inject Stage stage;
  @Inject IsrContext isr;
  @Inject Phrases phrases;

  @GET
  @Path("language")
  @Isr(
      tags = "page:{page}",
      languages = {"en", "de", "pt-BR"})
  public String language(@PathParam("page") String page) {
    return language() + " " + stage.run(page);
  }

  /** Has been translated into one language only. */
  @GET
  @Path("untranslated")
  @Isr(
      tags = "page:{page}",
      languages = {"en", "de"})
  public Response untranslated(@PathParam("page") String page) {
    return Response.ok("en " + stage.run(page)).language(Locale.ENGLISH).build();
  }

  /** Looks at what it was told a language from. */
  @GET
  @Path("raw")
  @Isr(
      tags = "page:{page}",
      languages = {"en", "de"})
  public String raw(@PathParam("page") String page, @Context HttpServletRequest request) {
    return request.getHeader("Accept-Language") + " " + stage.run(page);
  }

  /** Is put together from a part that knows the language. */
  @GET
  @Path("phrase")
  @Isr(
      tags = "page:{page}",
      languages = {"en", "de"})
  public String phrase(@PathParam("page") String page) {
    return phrases.greeting(page) + " " + stage.run(page);
  }

  @GET
  @Path("device")
  @Isr(tags = "page:{page}", by = Variant.DEVICE)
  public String device(@PathParam("page") String page) {
    return isr.device().map(Enum::name).orElse("none") + " " + stage.run(page);
  }

  @GET
  @Path("tenant")
  @Isr(tags = "page:{page}", by = Variant.TENANT)
  public String tenant(@PathParam("page") String page) {
    return isr.tenant().orElse("none") + " " + stage.run(page);
  }

  @GET
  @Path("all")
  @Isr(
      tags = "page:{page}",
      by = {Variant.DEVICE, Variant.TENANT},
      languages = {"en", "de"})
  public String all(@PathParam("page") String page) {
    String device = isr.device().map(Enum::name).orElse("none");
    return language() + " " + device + " " + isr.tenant().orElse("none") + " " + stage.run(page);
  }

  private String language() {
    return isr.language().map(Locale::toLanguageTag).orElse("none");
  }
}
