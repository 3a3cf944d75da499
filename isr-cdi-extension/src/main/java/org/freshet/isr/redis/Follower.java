package org.freshet.isr.redis;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.freshet.isr.config.Codes;
import org.freshet.isr.redis.port.Commands;
import org.freshet.isr.tags.TagGraphException;

/**
 * The thread that follows the order of raises, and finds out when Redis answers again. It ends with
 * the application.
 */
final class Follower implements Runnable, AutoCloseable {

  private static final Logger LOG = System.getLogger(Follower.class.getName());
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LAST_WAIT = Duration.ofSeconds(1);

  private final Commands commands;
  private final RaiseOrder order;
  private final String stream;
  private final long waiting;
  private final Thread thread;
  private volatile boolean closed;
  private boolean away;

  /**
   * A follower that has not begun.
   *
   * @param stream the key of the raises
   * @param maxLag how long nothing may have been heard; it asks four times as often
   */
  Follower(Commands commands, RaiseOrder order, String stream, Duration maxLag) {
    this.commands = commands;
    this.order = order;
    this.stream = stream;
    this.waiting = Math.max(10, maxLag.toMillis() / 4);
    this.thread = new Thread(this, "isr-redis");
    thread.setDaemon(true);
  }

  void begin(ClassLoader loader) {
    thread.setContextClassLoader(loader);
    thread.start();
  }

  @Override
  public void run() {
    Duration wait = FIRST_WAIT;
    while (!closed) {
      try {
        round();
        wait = FIRST_WAIT;
      } catch (RuntimeException | LinkageError e) {
        report(e);
        pause(wait);
        wait = wait.multipliedBy(2).compareTo(LAST_WAIT) > 0 ? LAST_WAIT : wait.multipliedBy(2);
      }
    }
  }

  private void round() {
    boolean anew = commands.circuit().isOpen();
    if (anew) {
      commands.reconnect();
    }
    boolean more = order.follow();
    if (anew) {
      // Not before: what is produced now must know the order that there is now.
      commands.resume();
    }
    if (away) {
      away = false;
      LOG.log(Level.INFO, Codes.REDIS_AWAY + ": Redis answers again");
    }
    if (!more && !closed) {
      commands.await(stream, order.after(), waiting);
    }
  }

  /** Once for each time that it is away; what Redis refuses may name what it was sent. */
  private void report(Throwable failure) {
    if (!away && !closed) {
      away = true;
      boolean known = failure instanceof TagGraphException;
      LOG.log(
          Level.WARNING,
          Codes.REDIS_AWAY
              + ": "
              + (known ? failure.getMessage() : failure.getClass().getName())
              + "; requests are answered without it until it is back");
    }
  }

  private void pause(Duration wait) {
    try {
      if (!closed) {
        Thread.sleep(wait.toMillis());
      }
    } catch (InterruptedException e) {
      // Only closing interrupts.
      thread.interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
