package org.freshet.it.app.wrong;

import jakarta.enterprise.context.ApplicationScoped;
import org.freshet.isr.api.SafeCall;

/** A fallback of another type. */
@ApplicationScoped
public class LiteralCall {

  @SafeCall(fallback = "\"many\"")
  public int answer() {
    return 42;
  }
}
