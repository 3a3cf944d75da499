package org.freshet.essentials.webhook.receive;

import java.time.InstantSource;
import org.freshet.essentials.config.ReceivingSettings;

/** Makes filters for methods that receive messages, which all remember the same ones. */
public final class Receivers {

  private final ReceivingSettings settings;
  private final SeenMessages seen;
  private final InstantSource clock;

  /** Receivers that remember in a memory. */
  public Receivers(ReceivingSettings settings, SeenMessages seen, InstantSource clock) {
    this.settings = settings;
    this.seen = seen;
    this.clock = clock;
  }

  /** A filter for messages of somebody. */
  public ReceiverFilter filter(String sender) {
    return new ReceiverFilter(sender, settings, seen, clock);
  }
}
