package org.freshet.isr.serve;

import java.util.Optional;
import org.freshet.isr.config.IsrSettings;

/**
 * Whether the door in front may answer for a method: a hit there skips every filter and security
 * annotation of the application, as a CDN's hit does. Thread-safe.
 */
public final class FrontGate {

  private final Optional<Boolean> configured;
  private volatile boolean skipsFilters;

  /** A gate by {@code isr.front.enabled}. */
  public FrontGate(IsrSettings settings) {
    this.configured = settings.front();
  }

  /** The application has a filter that a hit in front must not skip. */
  public void close() {
    skipsFilters = true;
  }

  /**
   * Whether hits may be answered in front.
   *
   * @param guarded whether a security annotation, or a filter that has said so, guards the method
   */
  public boolean isOpen(boolean guarded) {
    return configured.orElse(!guarded && !skipsFilters);
  }
}
