package org.freshet.it.app.wrong;

import jakarta.enterprise.context.ApplicationScoped;
import org.freshet.isr.api.CachedFor;

/** A tag of something that is not there. */
@ApplicationScoped
public class NamelessCall {

  @CachedFor(tags = "book:{isbn}")
  public String answer(String id) {
    return id;
  }
}
