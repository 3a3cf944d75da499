package org.freshet.essentials.webhook.send;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.freshet.essentials.FakeConfig;
import org.freshet.essentials.api.WebhookAttempt;
import org.freshet.essentials.api.Webhooks;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.SettingsReader;
import org.freshet.essentials.config.WebhookSettings;
import org.freshet.essentials.database.DatabaseEndpoints;
import org.freshet.essentials.database.DatabaseOutbox;
import org.freshet.essentials.database.Source;
import org.freshet.essentials.stores.Databases;
import org.freshet.essentials.webhook.EndpointSecrets;
import org.freshet.essentials.webhook.StoredWebhooks;
import org.freshet.essentials.webhook.post.Names;
import org.freshet.essentials.webhook.post.PinnedPost;
import org.freshet.essentials.webhook.post.Targets;

/** All of what sends webhooks, as the beans put it together, without a server. */
final class Node implements AutoCloseable {

  /** A key for tests: the same for a process and the one that comes after it. */
  private static final String KEYS =
      "essentials.webhook.keys=k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private final ScheduledThreadPoolExecutor looks = new ScheduledThreadPoolExecutor(1);
  private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1);
  private final java.util.concurrent.ExecutorService workers;
  private final List<WebhookAttempt> attempts = new CopyOnWriteArrayList<>();
  private final Webhooks webhooks;
  private final Sending sending;

  Node(DataSource database, String... more) {
    this(database, InstantSource.system(), Names.ofTheSystem(), more);
  }

  Node(DataSource database, InstantSource clock, Names names, String... more) {
    Source source = Databases.withTables(database);
    WebhookSettings settings = settings(more);
    EndpointSecrets secrets = new EndpointSecrets(settings.keys());
    Targets targets = new Targets(settings.sending(), names);
    DatabaseOutbox outbox = new DatabaseOutbox(source);
    DatabaseEndpoints endpoints = new DatabaseEndpoints(source);
    this.workers = Executors.newFixedThreadPool(settings.sending().concurrency());
    Sender sender =
        new Sender(
            outbox,
            endpoints,
            secrets,
            new PinnedPost(targets, PinnedPost::systemTls, deadlines, settings.sending().timeout()),
            new RetryPlan(settings, () -> 0),
            clock,
            attempts::add);
    this.sending =
        new Sending(outbox, sender, settings.sending(), settings.kept(), clock, looks, workers);
    this.webhooks =
        new StoredWebhooks(settings, endpoints, outbox, secrets, targets, clock, sending::wake);
  }

  private static WebhookSettings settings(String... more) {
    Findings findings = new Findings();
    String[] lines =
        Stream.concat(
                Stream.of(
                    "essentials.webhook.store=database",
                    "essentials.webhook.plain-http=true",
                    "essentials.webhook.allowed-addresses=127.0.0.1",
                    KEYS),
                Stream.of(more))
            .toArray(String[]::new);
    WebhookSettings settings = SettingsReader.read(FakeConfig.of(lines), findings).webhook();
    findings.throwIfAny();
    return settings;
  }

  /** The same, sending. */
  Node sending() {
    sending.begin();
    return this;
  }

  Webhooks webhooks() {
    return webhooks;
  }

  List<WebhookAttempt> attempts() {
    return attempts;
  }

  /** How many looks are to come when somebody has woken it often while one is under way. */
  int waitingAfterWakes(int times) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Future<Boolean> held =
        looks.submit(
            () -> {
              begun.countDown();
              return end.await(1, TimeUnit.MINUTES);
            });
    // Behind the first look it would wait itself, and be counted.
    begun.await();
    for (int i = 0; i < times; i++) {
      sending.wake();
    }
    int waiting = looks.getQueue().size();
    end.countDown();
    held.get();
    return waiting;
  }

  /** Whether no thread is there any more a while after its end. */
  boolean isOver() throws InterruptedException {
    return workers.awaitTermination(10, TimeUnit.SECONDS)
        && looks.awaitTermination(10, TimeUnit.SECONDS)
        && deadlines.awaitTermination(10, TimeUnit.SECONDS);
  }

  /** Ends as an application does: what is under way is dropped. */
  @Override
  public void close() {
    sending.end();
    looks.shutdownNow();
    workers.shutdownNow();
    deadlines.shutdownNow();
  }
}
