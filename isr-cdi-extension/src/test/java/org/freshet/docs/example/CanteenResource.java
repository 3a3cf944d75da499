package org.freshet.docs.example;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Locale;
import org.freshet.isr.api.Device;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.IsrContext;
import org.freshet.isr.api.Variant;

/**
 * A menu in three languages, a front page for two kinds of devices, and what houses and roles see.
 */
@Path("canteen")
@Produces("text/plain")
public class CanteenResource {

  @Inject IsrContext isr;

  @GET
  @Isr(
      tags = "menu",
      languages = {"en", "de", "pt-BR"})
  public String menu() {
    return text(isr.language().orElse(Locale.ENGLISH));
  }

  @GET
  @Path("front")
  @Isr(tags = "menu", by = Variant.DEVICE)
  public String front() {
    return isr.device().orElse(Device.DESKTOP) == Device.MOBILE ? "short" : "long";
  }

  @GET
  @Path("house")
  @Isr(tags = "menu", by = Variant.TENANT)
  public String house() {
    return "the menu of " + isr.tenant().orElse("no house");
  }

  @GET
  @Path("costs")
  @Isr(
      tags = "menu",
      roles = {"cook", "auditor"})
  public String costs() {
    return isr.isInRole("auditor") ? "with what it costs us" : "with prices";
  }

  private static String text(Locale language) {
    return "menu in " + language.getDisplayLanguage(language);
  }
}
