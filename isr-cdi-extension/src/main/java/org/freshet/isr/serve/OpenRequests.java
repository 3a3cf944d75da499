package org.freshet.isr.serve;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.RequestsUnderWay;

/**
 * Counts the requests between their entry and their end, as the door in front sees them. Without
 * that door nobody sees an end, and a request is given {@link #UNSEEN}. Thread-safe.
 */
public final class OpenRequests implements RequestsUnderWay {

  /** A row is cached right after it was read, so even a slow request has done so by then. */
  private static final Duration MOST = Duration.ofSeconds(2);

  private static final Duration UNSEEN = Duration.ofMillis(500);

  private final Background background;
  private final Set<Entry> open = ConcurrentHashMap.newKeySet();
  private final List<Wait> waits = new CopyOnWriteArrayList<>();
  private volatile boolean unseen;

  /** No requests yet. */
  public OpenRequests(Background background) {
    this.background = background;
  }

  /** A request entered whose end will be told. */
  public void entered(Entry entry) {
    open.add(entry);
  }

  /** A request entered whose end nobody will tell. */
  public void enteredUnseen() {
    unseen = true;
  }

  /** A request ended. */
  public void left(Entry entry) {
    open.remove(entry);
    for (Wait wait : waits) {
      wait.left(entry);
    }
  }

  @Override
  public void whenEnded(Runnable task) {
    if (unseen) {
      background.schedule(task, UNSEEN);
      return;
    }
    Wait wait = new Wait(task);
    wait.awaited.addAll(open);
    waits.add(wait);
    // Those that ended between the two lines above told nobody.
    wait.awaited.retainAll(open);
    wait.look();
    background.schedule(wait::end, MOST);
  }

  private final class Wait {

    private final Set<Entry> awaited = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Runnable task;

    Wait(Runnable task) {
      this.task = task;
    }

    void left(Entry entry) {
      if (awaited.remove(entry)) {
        look();
      }
    }

    void look() {
      if (awaited.isEmpty()) {
        end();
      }
    }

    void end() {
      if (over.compareAndSet(false, true)) {
        waits.remove(this);
        background.execute(task);
      }
    }
  }
}
