package org.freshet.it.app.wrong;

import jakarta.enterprise.context.ApplicationScoped;
import org.freshet.isr.api.RevalidatesEntity;

/** Names a class that raises nothing, and a parameter that is not there. */
@ApplicationScoped
public class UntaggedEntity {

  @RevalidatesEntity(value = String.class, tags = "post:{isbn}")
  public void change() {}
}
