package org.freshet.isr.jaxrs;

import jakarta.enterprise.context.RequestScoped;
import org.freshet.isr.api.Tag;
import org.jspecify.annotations.Nullable;

/** The exchange of the current request, for {@link RequestIsrContext}. */
@RequestScoped
class CurrentExchange {

  private @Nullable IsrExchange exchange;

  // Public, since a client proxy need not pass on calls of anything less.
  public void bind(IsrExchange current) {
    exchange = current;
  }

  public void addTags(Tag... tags) {
    if (exchange != null) {
      for (Tag tag : tags) {
        exchange.addTag(tag);
      }
    }
  }

  public void doNotStore(String reason) {
    if (exchange != null) {
      exchange.refuse(reason);
    }
  }
}
