package org.freshet.it.app.wrong;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.Variant;

/** Selects by a tenant that nobody tells, by languages that are none, and by too little. */
@Path("wrong")
@RequestScoped
public class WrongVariants {

  @GET
  @Isr(
      by = {Variant.TENANT, Variant.DEVICE, Variant.DEVICE},
      languages = {"en", "en", "not a language"},
      roles = {"", "editor", "editor"},
      vary = "User-Agent")
  public String answer() {
    return "never";
  }

  @GET
  @Path("language")
  @Isr(by = Variant.LANGUAGE)
  public String language() {
    return "never";
  }

  @GET
  @Path("response")
  @Isr(roles = "editor", freshness = Isr.Freshness.RESPONSE)
  public String response() {
    return "never";
  }
}
