package org.freshet.it.app.wrong;

import jakarta.enterprise.context.ApplicationScoped;
import org.freshet.isr.api.CachedFor;

/** A number out of range. */
@ApplicationScoped
public class LongCall {

  @CachedFor(-1)
  public String answer() {
    return "never";
  }
}
