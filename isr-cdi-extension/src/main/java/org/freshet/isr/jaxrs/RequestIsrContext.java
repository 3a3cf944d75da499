package org.freshet.isr.jaxrs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.freshet.isr.api.IsrContext;
import org.freshet.isr.api.Tag;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.Production;

/** Follows the current thread; where nothing is being produced, there is nothing to do. */
@ApplicationScoped
class RequestIsrContext implements IsrContext {

  @Override
  public void addTags(Tag... tags) {
    for (Tag tag : tags) {
      Objects.requireNonNull(tag, "tag");
    }
    Production current = CurrentProduction.get();
    if (current != null) {
      current.addTags(List.of(tags));
    }
  }

  @Override
  public void doNotStore(String reason) {
    Objects.requireNonNull(reason, "reason");
    Production current = CurrentProduction.get();
    if (current != null) {
      current.refuse(reason);
    }
  }
}
