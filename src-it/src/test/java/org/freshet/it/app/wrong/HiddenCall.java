package org.freshet.it.app.wrong;

import jakarta.enterprise.context.ApplicationScoped;
import org.freshet.isr.api.CachedFor;

/** A method that nobody can intercept. */
@ApplicationScoped
public class HiddenCall {

  @CachedFor
  private String answer() {
    return "always";
  }

  /** Calls it. */
  public String ask() {
    return answer();
  }
}
