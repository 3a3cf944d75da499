package org.freshet.essentials.cdi;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.freshet.essentials.api.WebhookAttempt;
import org.freshet.essentials.api.Webhooks;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.ReceivingSettings;
import org.freshet.essentials.config.Store;
import org.freshet.essentials.config.WebhookSettings;
import org.freshet.essentials.database.DatabaseEndpoints;
import org.freshet.essentials.database.DatabaseOutbox;
import org.freshet.essentials.database.DatabaseSeen;
import org.freshet.essentials.database.ServerTransaction;
import org.freshet.essentials.database.Source;
import org.freshet.essentials.database.Tables;
import org.freshet.essentials.seal.KeyRing;
import org.freshet.essentials.webhook.EndpointSecrets;
import org.freshet.essentials.webhook.StoredWebhooks;
import org.freshet.essentials.webhook.post.Names;
import org.freshet.essentials.webhook.post.PinnedPost;
import org.freshet.essentials.webhook.post.Targets;
import org.freshet.essentials.webhook.receive.Receivers;
import org.freshet.essentials.webhook.receive.SeenMessages;
import org.freshet.essentials.webhook.send.RetryPlan;
import org.freshet.essentials.webhook.send.Sender;
import org.freshet.essentials.webhook.send.Sending;
import org.jspecify.annotations.Nullable;

/**
 * Makes what sends webhooks and what receives them, and begins to send when there is a database.
 */
@ApplicationScoped
class WebhookBeans {

  private static final Logger LOG = System.getLogger(WebhookBeans.class.getName());
  private static final InstantSource CLOCK = InstantSource.system();

  @Inject EssentialsExtension extension;
  @Inject BeanManager beans;
  @Inject Event<WebhookAttempt> attempts;

  private @Nullable Source source;
  private boolean started;
  private @Nullable WebhookThreads threads;
  private @Nullable Sending sending;

  /** Adds which bean is missing that a setting asks for. */
  static void check(
      WebhookSettings settings, ApplicationBeans<SeenMessages> seen, Findings findings) {
    if (settings.receiving().seen() == Store.BEAN) {
      seen.checkOne("essentials.webhook.seen", findings);
    }
  }

  @Produces
  @Singleton
  Webhooks webhooks() {
    WebhookSettings settings = settings();
    KeyRing keys = settings.keys();
    if (settings.store() == Store.NONE || keys == null) {
      throw new IllegalStateException("essentials.webhook.store is none, must be database");
    }
    Source source = source();
    return new StoredWebhooks(
        settings,
        new DatabaseEndpoints(source),
        new DatabaseOutbox(source),
        new EndpointSecrets(keys),
        new Targets(settings.sending(), Names.ofTheSystem()),
        CLOCK,
        this::enqueued);
  }

  /** Not the memory itself, of which the application may have a bean. */
  @Produces
  @Singleton
  Receivers receivers() {
    ReceivingSettings receiving = settings().receiving();
    SeenMessages seen =
        switch (receiving.seen()) {
          case DATABASE -> new DatabaseSeen(source(), CLOCK);
          case BEAN -> extension.seenMessages().one(beans);
          default -> SeenMessages.inMemory(receiving.most(), CLOCK);
        };
    return new Receivers(receiving, seen, CLOCK);
  }

  /** Whoever has not heard of the start begins now. */
  private void enqueued() {
    begin();
    ServerTransaction.afterCommit(this::wake);
  }

  private synchronized void wake() {
    if (sending != null) {
      sending.wake();
    }
  }

  /**
   * Nobody could ask for the data source before. In an EAR every module tells of its start, and not
   * each of them has names; on Open Liberty a library in {@code EAR/lib} hears of no servlets.
   */
  void look(@Observes @Initialized(ApplicationScoped.class) Object context) {
    if (context instanceof ServletContext || settings().hasDatabase() && source().isThere()) {
      start();
    }
  }

  /** Looks for the tables, and begins to send; once. */
  public synchronized void start() {
    if (started) {
      return;
    }
    Findings findings = new Findings();
    new Tables(source()).check(settings(), extension.settings().access().database(), findings);
    findings.throwIfAny();
    started = true;
    begin();
  }

  private void begin() {
    KeyRing keys = settings().keys();
    if (settings().store() == Store.DATABASE && keys != null) {
      begin(keys);
    }
  }

  private synchronized void begin(KeyRing keys) {
    if (sending != null) {
      return;
    }
    WebhookSettings settings = settings();
    WebhookThreads made = new WebhookThreads(settings.sending().concurrency());
    DatabaseOutbox outbox = new DatabaseOutbox(source());
    Sender sender =
        new Sender(
            outbox,
            new DatabaseEndpoints(source()),
            new EndpointSecrets(keys),
            new PinnedPost(
                new Targets(settings.sending(), Names.ofTheSystem()),
                PinnedPost::systemTls,
                made.deadlines(),
                settings.sending().timeout()),
            new RetryPlan(settings, () -> ThreadLocalRandom.current().nextDouble()),
            CLOCK,
            this::fire);
    Sending begun =
        new Sending(
            outbox,
            sender,
            settings.sending(),
            settings.kept(),
            CLOCK,
            made.looks(),
            made.workers());
    threads = made;
    sending = begun;
    begun.begin();
  }

  /** An observer that fails must not be a failure of sending. */
  private void fire(WebhookAttempt attempt) {
    try {
      attempts.fire(attempt);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, Codes.OBSERVER + ": an observer of WebhookAttempt failed", e);
    }
  }

  private synchronized Source source() {
    Source known = source;
    if (known == null) {
      known = new Source(extension.settings().access().database().source());
      source = known;
    }
    return known;
  }

  private WebhookSettings settings() {
    return extension.settings().webhook();
  }

  @PreDestroy
  void end() {
    Sending begun;
    WebhookThreads made;
    synchronized (this) {
      begun = sending;
      made = threads;
    }
    // Not while nobody else may come in: a thread that has to end may be about to.
    if (begun != null && made != null) {
      begun.end();
      made.end();
    }
  }
}
