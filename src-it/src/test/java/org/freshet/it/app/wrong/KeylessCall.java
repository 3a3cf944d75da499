package org.freshet.it.app.wrong;

import jakarta.enterprise.context.ApplicationScoped;
import org.freshet.isr.api.CachedFor;

/** A parameter without a canonical text. */
@ApplicationScoped
public class KeylessCall {

  @CachedFor
  public String answer(Object anything) {
    return anything.toString();
  }
}
