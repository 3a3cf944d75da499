package org.freshet.isr.serve;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.RequestsUnderWay;

/**
 * Counts the requests between their entry and their end, as the door in front sees them. Without
 * that door nobody sees an end, and a request is given {@link #UNSEEN}. Thread-safe.
 *
 * <p>Requests are counted in waves: whoever waits closes the present one, and later requests belong
 * to the next. So a request costs two additions, and only who waits looks further.
 */
public final class OpenRequests implements RequestsUnderWay {

  /** A row is cached right after it was read, so even a slow request has done so by then. */
  private static final Duration MOST = Duration.ofSeconds(2);

  private static final Duration UNSEEN = Duration.ofMillis(500);

  private final Background background;
  private final List<Wave> closed = new CopyOnWriteArrayList<>();
  private final List<Wait> waits = new CopyOnWriteArrayList<>();
  private volatile Wave wave = new Wave();
  private volatile boolean unseen;

  /** No requests yet. */
  public OpenRequests(Background background) {
    this.background = background;
  }

  /** The requests that entered between two waits. */
  public static final class Wave {

    private final LongAdder entered = new LongAdder();
    private final LongAdder left = new LongAdder();

    private Wave() {}

    /** In this order: whoever is seen to have left is seen to have entered. */
    private boolean isOver() {
      long gone = left.sum();
      return gone == entered.sum();
    }
  }

  /**
   * A request entered, and has read nothing yet.
   *
   * @return the wave that it belongs to, to be told once when it ends
   */
  public Wave entered() {
    while (true) {
      Wave present = wave;
      present.entered.increment();
      if (isPresent(present)) {
        return present;
      }
      // Closed meanwhile: whoever waits next might not know that wave any more.
      left(present);
    }
  }

  @SuppressWarnings("ReferenceEquality") // the very wave
  private boolean isPresent(Wave one) {
    return one == wave;
  }

  /** A request entered whose end nobody will tell. */
  public void enteredUnseen() {
    unseen = true;
  }

  /** A request of a wave ended. */
  public void left(Wave its) {
    its.left.increment();
    for (Wait wait : waits) {
      wait.look();
    }
  }

  @Override
  public void whenEnded(Runnable task) {
    if (unseen) {
      background.schedule(task, UNSEEN);
      return;
    }
    Wait wait = new Wait(task, close());
    waits.add(wait);
    // Those that ended between the two lines above told nobody.
    wait.look();
    background.schedule(wait::end, MOST);
  }

  /**
   * Closes the present wave.
   *
   * @return that and all before it that are not over
   */
  private synchronized List<Wave> close() {
    closed.removeIf(Wave::isOver);
    closed.add(wave);
    wave = new Wave();
    return List.copyOf(closed);
  }

  private final class Wait {

    private final List<Wave> awaited;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Runnable task;

    Wait(Runnable task, List<Wave> awaited) {
      this.task = task;
      this.awaited = awaited;
    }

    void look() {
      if (awaited.stream().allMatch(Wave::isOver)) {
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
