package org.freshet.it.essentials.app.hooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.freshet.essentials.api.WebhookAttempt;

/** Remembers attempts, and fails after each. */
@ApplicationScoped
public class AttemptLog {

  private final List<WebhookAttempt> attempts = new CopyOnWriteArrayList<>();

  void log(@Observes WebhookAttempt attempt) {
    attempts.add(attempt);
    throw new IllegalStateException("an observer that fails");
  }

  String of(String endpoint) {
    return attempts.stream()
        .filter(attempt -> attempt.endpoint().equals(endpoint))
        .map(attempt -> attempt.number() + " " + attempt.outcome() + " " + attempt.status())
        .collect(Collectors.joining("\n"));
  }
}
