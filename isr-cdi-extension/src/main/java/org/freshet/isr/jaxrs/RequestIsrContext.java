package org.freshet.isr.jaxrs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.freshet.isr.api.Device;
import org.freshet.isr.api.IsrContext;
import org.freshet.isr.api.Tag;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.InputWatch;
import org.freshet.isr.produce.Production;
import org.freshet.isr.produce.Selected;

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

  @Override
  public Optional<Locale> language() {
    return Optional.ofNullable(selected().language());
  }

  @Override
  public Optional<Device> device() {
    return Optional.ofNullable(selected().device());
  }

  @Override
  public Optional<String> tenant() {
    return Optional.ofNullable(selected().tenant());
  }

  @Override
  public boolean isInRole(String role) {
    Objects.requireNonNull(role, "role");
    Selected selected = selected();
    if (!selected.roles().contains(role)) {
      throw new IllegalArgumentException(
          "this response is not selected by the role '" + role + "'; @Isr(roles) must name it");
    }
    return selected.held().contains(role);
  }

  /** Whoever keeps a part of the response must know that it was read. */
  private static Selected selected() {
    CurrentProduction.reads(InputWatch.Kind.VARIANT, "");
    Production current = CurrentProduction.get();
    return current == null ? Selected.NOTHING : current.selected();
  }
}
