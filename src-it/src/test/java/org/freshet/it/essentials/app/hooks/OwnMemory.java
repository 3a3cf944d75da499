package org.freshet.it.essentials.app.hooks;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import org.freshet.essentials.webhook.receive.SeenMessages;

/** An application's own memory of messages. */
@ApplicationScoped
public class OwnMemory implements SeenMessages {

  private final SeenMessages kept = SeenMessages.inMemory(1000, InstantSource.system());

  @Override
  public Known begin(String id, Instant until) {
    return kept.begin(id, until);
  }

  @Override
  public void accepted(String id, Instant until) {
    kept.accepted(id, until);
  }

  @Override
  public void failed(String id, Instant until) {
    kept.failed(id, until);
  }
}
