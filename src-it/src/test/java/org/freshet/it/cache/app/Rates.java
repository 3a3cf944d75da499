package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.freshet.isr.api.CachedFor;

/** A cached method that calls one. */
@ApplicationScoped
public class Rates {

  @Inject Prices prices;
  @Inject Stage stage;

  @CachedFor(tags = "rate:{0}")
  public String of(String id) {
    return "rate " + stage.run("rate-" + id) + " of " + prices.of(id);
  }
}
