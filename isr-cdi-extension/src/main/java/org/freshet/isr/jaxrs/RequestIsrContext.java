package org.freshet.isr.jaxrs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.util.Objects;
import org.freshet.isr.api.IsrContext;
import org.freshet.isr.api.Tag;

/** Follows the current request; where there is none, nothing is being produced. */
@ApplicationScoped
class RequestIsrContext implements IsrContext {

  @Inject CurrentExchange current;

  @Override
  public void addTags(Tag... tags) {
    for (Tag tag : tags) {
      Objects.requireNonNull(tag, "tag");
    }
    try {
      current.addTags(tags);
    } catch (ContextNotActiveException e) {
      // A job, or a thread without the request: as the contract says, nothing to do.
    }
  }

  @Override
  public void doNotStore(String reason) {
    Objects.requireNonNull(reason, "reason");
    try {
      current.doNotStore(reason);
    } catch (ContextNotActiveException e) {
      // As above.
    }
  }
}
