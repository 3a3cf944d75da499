package org.freshet.partstream.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes as fast as its client reads: what the connection does not take yet is kept, and written by
 * the server's thread that finds it ready. Nobody waits. Thread-safe.
 */
final class Outlet implements Line, WriteListener {

  /** How much may wait for a client before nothing more is made for it. */
  static final int ENOUGH_BYTES = 256 * 1024;

  private static final Logger LOG = System.getLogger(Outlet.class.getName());

  private final ServletOutputStream out;
  private final AsyncContext context;
  private final LineEvents events;
  private final Pace pace;
  private final LongSupplier nanos;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private long moved;
  private boolean started;
  private boolean blocked;
  private boolean unflushed;
  private boolean ended;
  private boolean over;

  /**
   * An outlet, which writes nothing before the server says that it may.
   *
   * @param nanos a clock that never goes back
   */
  Outlet(
      ServletOutputStream out,
      AsyncContext context,
      LineEvents events,
      Pace pace,
      LongSupplier nanos) {
    this.out = out;
    this.context = context;
    this.events = events;
    this.pace = pace;
    this.nanos = nanos;
    this.moved = nanos.getAsLong();
  }

  @Override
  public void send(byte[] bytes) {
    synchronized (this) {
      if (over) {
        return;
      }
      waiting.add(bytes);
      waitingBytes += bytes.length;
    }
    drain();
  }

  @Override
  public void beat(byte[] ping) {
    boolean stalled;
    boolean quiet;
    synchronized (this) {
      boolean owes = blocked || !started || !waiting.isEmpty();
      long still = nanos.getAsLong() - moved;
      stalled = !over && owes && still > pace.stall().toNanos();
      quiet = !over && !ended && !owes && still >= pace.heartbeat().toNanos();
    }
    if (stalled) {
      abandon(new IOException("the client does not read"));
    } else if (quiet) {
      send(ping);
    }
  }

  @Override
  public void abandon() {
    abandon(null);
  }

  @Override
  public synchronized boolean isTakingMore() {
    return waitingBytes < ENOUGH_BYTES;
  }

  @Override
  public boolean isDetached() {
    return true;
  }

  @Override
  public void end() {
    synchronized (this) {
      ended = true;
    }
    drain();
  }

  /** Gives it up: the rest is not sent. */
  private void abandon(@Nullable Throwable why) {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      waiting.clear();
    }
    close(why == null ? new IOException("given up") : why);
  }

  @Override
  public void onWritePossible() {
    synchronized (this) {
      started = true;
      blocked = false;
      moved = nanos.getAsLong();
    }
    drain();
  }

  @Override
  public void onError(Throwable failure) {
    abandon(failure);
  }

  /** Writes what can be written now; one thread at a time. */
  private void drain() {
    boolean room;
    boolean closes;
    Throwable failure = null;
    synchronized (this) {
      if (!started || over) {
        return;
      }
      boolean full = !isTakingMore();
      try {
        closes = written();
      } catch (IOException | IllegalStateException e) {
        // Servers say by either that the connection is gone.
        failure = e;
        closes = true;
        waiting.clear();
      }
      over = closes;
      room = full && isTakingMore();
    }
    if (closes) {
      close(failure);
    } else if (room) {
      events.room();
    }
  }

  /** Whether all of it is written, up to the end. */
  private boolean written() throws IOException {
    while (out.isReady()) {
      byte[] next = waiting.poll();
      if (next != null) {
        waitingBytes -= next.length;
        unflushed = true;
        out.write(next);
      } else if (unflushed) {
        unflushed = false;
        out.flush();
      } else {
        return ended;
      }
      moved = nanos.getAsLong();
    }
    blocked = true;
    return false;
  }

  private void close(@Nullable Throwable failure) {
    events.over(failure);
    try {
      context.complete();
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "the server has ended the response itself, as it may after an error", e);
    }
  }
}
