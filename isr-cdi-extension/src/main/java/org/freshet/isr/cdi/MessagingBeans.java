package org.freshet.isr.cdi;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.config.MessagingSettings;
import org.freshet.isr.config.Problems;
import org.freshet.isr.messaging.MessagingBackend;
import org.freshet.isr.revalidate.share.LateWork;
import org.freshet.isr.revalidate.share.SharedWork;
import org.freshet.isr.serve.SteadyClock;
import org.jspecify.annotations.Nullable;

/** The queue on Jakarta Messaging, where {@code isr.queue=jms} wants one. */
@ApplicationScoped
class MessagingBeans {

  @Inject IsrSettings settings;
  @Inject SteadyClock clock;
  private final LateWork work = new LateWork();
  private @Nullable MessagingBackend backend;

  /**
   * Finds in JNDI what it needs, and adds what is not there. In an EAR every module has names of
   * its own; those of the first count.
   */
  synchronized void check(Problems problems) {
    if (backend != null || settings.messaging().isEmpty()) {
      return;
    }
    MessagingSettings messaging = settings.messaging().get();
    if (!MessagingBackend.isPresent()) {
      problems.add(
          Codes.MESSAGING_UNUSABLE,
          "isr.queue",
          "is 'jms', needs Jakarta Messaging, which this server does not have, add it to the server");
      return;
    }
    backend = MessagingBackend.find(settings, messaging, clock, problems);
    if (backend != null) {
      work.begin(backend.work());
    }
  }

  /** Pages that any node renews; refuses everything until the application has started. */
  SharedWork work() {
    return work;
  }

  @PreDestroy
  synchronized void end() {
    if (backend != null) {
      backend.close();
    }
  }
}
