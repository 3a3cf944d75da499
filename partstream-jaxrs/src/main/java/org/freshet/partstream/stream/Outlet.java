package org.freshet.partstream.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes as fast as its client reads: what the connection does not take yet is kept, and written
 * when the server says that it may. Open Liberty says that always, and waits for the client within
 * a write; so whoever writes more than a little is a thread that nobody else needs, and whether a
 * client reads is judged without the lock that writers hold. Thread-safe.
 */
final class Outlet implements Line, WriteListener {

  /** How much may wait for a client before nothing more is made for it. */
  static final int ENOUGH_BYTES = 256 * 1024;

  /** What is written at once fits into the server's buffer: so it is seen that a client reads. */
  private static final int SMALLEST_CHUNK = 1024;

  private static final int LARGEST_CHUNK = 16 * 1024;

  private static final Logger LOG = System.getLogger(Outlet.class.getName());

  private final ServletOutputStream out;
  private final int chunk;
  private final AsyncContext context;
  private final LineEvents events;
  private final Pace pace;
  private final Executor aside;
  private final LongSupplier nanos;

  /** Held by whoever writes; a beat does not wait for it. */
  private final ReentrantLock writing = new ReentrantLock();

  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private byte[] piece = {};
  private int written;
  private final AtomicLong waitingBytes = new AtomicLong();
  private volatile long moved;
  private long pinged;
  private boolean started;
  private boolean blocked;
  private boolean unflushed;
  private boolean ended;

  /**
   * An outlet, which writes nothing before the server says that it may.
   *
   * @param buffer how many bytes the server gathers by itself
   * @param aside runs what a server may take its time for
   * @param nanos a clock that never goes back
   */
  Outlet(
      ServletOutputStream out,
      int buffer,
      AsyncContext context,
      LineEvents events,
      Pace pace,
      Executor aside,
      LongSupplier nanos) {
    this.out = out;
    this.chunk = Math.max(SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, buffer / 2));
    this.context = context;
    this.events = events;
    this.pace = pace;
    this.aside = aside;
    this.nanos = nanos;
    this.moved = nanos.getAsLong();
    this.pinged = moved;
  }

  @Override
  public void send(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    locked(
        () -> {
          waiting.add(bytes);
          waitingBytes.addAndGet(bytes.length);
        });
  }

  @Override
  public void beat(byte[] ping) {
    long now = nanos.getAsLong();
    boolean stalled = now - moved > pace.stall().toNanos();
    if (!writing.tryLock()) {
      if (stalled) {
        close(new IOException("the client does not read, and the server waits for it"));
      }
      return;
    }
    boolean owes;
    boolean pings;
    try {
      owes = blocked || !started;
      pings = !owes && !ended && now - Math.max(moved, pinged) >= pace.heartbeat().toNanos();
      pinged = pings ? now : pinged;
    } finally {
      writing.unlock();
    }
    if (stalled && owes) {
      close(new IOException("the client does not read"));
    } else if (pings) {
      aside(() -> send(ping));
    }
  }

  @Override
  public void abandon() {
    close(new IOException("given up"));
  }

  @Override
  public boolean isTakingMore() {
    return waitingBytes.get() < ENOUGH_BYTES && !over.get();
  }

  @Override
  public boolean isDetached() {
    return true;
  }

  @Override
  public void end() {
    locked(() -> ended = true);
  }

  @Override
  public void onWritePossible() {
    Runnable possible =
        () -> {
          started = true;
          blocked = false;
          moved = nanos.getAsLong();
        };
    if (waitingBytes.get() > chunk) {
      aside(() -> locked(possible));
    } else {
      locked(possible);
    }
  }

  @Override
  public void onError(Throwable failure) {
    close(failure);
  }

  /** Does something, and writes then what can be written now; one thread at a time. */
  private void locked(Runnable change) {
    boolean room;
    boolean whole = false;
    Throwable failure = null;
    writing.lock();
    try {
      change.run();
      boolean full = !isTakingMore();
      try {
        whole = started && isWhole();
      } catch (IOException | IllegalStateException e) {
        // Servers say by either that the connection is gone.
        failure = e;
      }
      room = full && isTakingMore();
    } finally {
      writing.unlock();
    }
    if (whole || failure != null) {
      close(failure);
    } else if (room) {
      events.room();
    }
  }

  /** Writes, and says whether all of it is written now, up to the end. */
  private boolean isWhole() throws IOException {
    while (!over.get() && out.isReady()) {
      if (!unflushed && written == piece.length && waiting.isEmpty()) {
        return ended;
      }
      moved = nanos.getAsLong();
      if (unflushed) {
        unflushed = false;
        out.flush();
      } else {
        write();
      }
      moved = nanos.getAsLong();
    }
    blocked = true;
    return false;
  }

  private void write() throws IOException {
    if (written == piece.length) {
      piece = waiting.remove();
      written = 0;
    }
    int length = Math.min(chunk, piece.length - written);
    unflushed = true;
    out.write(piece, written, length);
    written += length;
    waitingBytes.addAndGet(-length);
  }

  private void close(@Nullable Throwable failure) {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    events.over(failure);
    if (failure == null) {
      complete();
      return;
    }
    aside(this::complete);
  }

  /** What may take its time is done by no thread that others need. */
  private void aside(Runnable work) {
    try {
      aside.execute(work);
    } catch (RejectedExecutionException e) {
      // The application ends, and with it this.
      complete();
    }
  }

  private void complete() {
    try {
      context.complete();
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "the server has ended the response itself, as it may after an error", e);
    }
  }
}
