package org.freshet.it.platform.app;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;

/** Parameters that belong together, from wherever they come. */
public class Search {

  @QueryParam("q")
  @NotNull
  public String text;

  @QueryParam("limit")
  @DefaultValue("10")
  @Max(50)
  public int limit;

  @HeaderParam("Accept-Language")
  public String language;

  @CookieParam("theme")
  @DefaultValue("light")
  public String theme;
}
