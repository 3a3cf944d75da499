package org.freshet.isr.messaging;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;
import jakarta.transaction.UserTransaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.config.MessagingSettings;
import org.freshet.isr.config.Problems;
import org.freshet.isr.revalidate.share.SharedWork;
import org.jspecify.annotations.Nullable;

/**
 * The door to Jakarta Messaging: a queue that nodes share. To be touched only where {@link
 * #isPresent}. Thread-safe.
 */
public final class MessagingBackend implements AutoCloseable {

  /** A thread that waits for a renewal waits no longer than this, however long renewal pauses. */
  private static final int A_DAY = 86_400;

  private static final String TRANSACTION = "java:comp/UserTransaction";
  private static final String THREADS = "java:comp/DefaultManagedThreadFactory";

  private final Crew crew;
  private final MessagingWork work;

  /** A backend on a broker. */
  MessagingBackend(
      Broker broker,
      ThreadFactory threads,
      IsrSettings settings,
      MessagingSettings messaging,
      InstantSource clock) {
    // Twice as many pages are in hand as are renewed at once; the rest is for questions.
    int most = 2 * settings.warmup().concurrency() + 8;
    String app = settings.redis().map(redis -> redis.prefix()).orElse("isr");
    this.crew = new Crew(broker, threads, most, messaging.timeout());
    Letters letters = new Letters(app);
    this.work =
        new MessagingWork(
            crew,
            letters,
            new DeadPages(crew, letters, MessagingBackend::digest, clock, MessagingWork.MOST),
            UUID.randomUUID().toString(),
            settings.lease(),
            settings.warmup().attempts(),
            clock);
  }

  /** Whether the server has the API that this needs. */
  public static boolean isPresent() {
    try {
      Class.forName("jakarta.jms.JMSContext", false, MessagingBackend.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /**
   * Finds what the settings name, in a thread of the application.
   *
   * @param problems gets what cannot be found, or is something else
   * @return the backend, null if there are problems
   */
  public static @Nullable MessagingBackend find(
      IsrSettings settings, MessagingSettings messaging, InstantSource clock, Problems problems) {
    ConnectionFactory factory =
        find(ConnectionFactory.class, MessagingSettings.FACTORY, messaging.factory(), problems);
    Queue jobs = find(Queue.class, MessagingSettings.QUEUE, messaging.queue(), problems);
    Queue dead = find(Queue.class, MessagingSettings.DEAD_QUEUE, messaging.deadQueue(), problems);
    UserTransaction transaction = find(UserTransaction.class, "isr.queue", TRANSACTION, problems);
    ThreadFactory threads = find(ThreadFactory.class, "isr.queue", THREADS, problems);
    if (factory == null || jobs == null || dead == null || transaction == null || threads == null) {
      return null;
    }
    Broker broker = new Broker(factory, jobs, dead, Transactions.ofServer(transaction, A_DAY));
    return new MessagingBackend(broker, threads, settings, messaging, clock);
  }

  // The names are settings of the application; nothing of a request takes part.
  @SuppressWarnings("BanJNDI")
  private static <T> @Nullable T find(
      Class<T> type, String setting, String name, Problems problems) {
    try {
      Object found = new InitialContext().lookup(name);
      if (type.isInstance(found)) {
        return type.cast(found);
      }
      problems.add(
          Codes.MESSAGING_UNUSABLE,
          setting,
          "needs '" + name + "', which is no " + type.getSimpleName() + ", must name one");
    } catch (NamingException e) {
      problems.add(
          Codes.MESSAGING_UNUSABLE,
          setting,
          "needs '"
              + name
              + "', which the server does not have, must name a "
              + type.getSimpleName()
              + " of it");
    }
    return null;
  }

  /** Pages that any node renews. */
  public SharedWork work() {
    return work;
  }

  /** Ends, and leaves what this node has in hand to others. */
  @Override
  public void close() {
    work.release();
    crew.close();
  }

  /** What stands for the key of a page: as long for every page, and safe in a selector. */
  static String digest(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
