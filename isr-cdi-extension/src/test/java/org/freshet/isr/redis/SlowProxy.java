package org.freshet.isr.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Stands between a node and Redis: passes everything on, late, or cuts every line. */
final class SlowProxy implements AutoCloseable {

  private final ServerSocket listening;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile long delayMillis;
  private volatile boolean cut;

  SlowProxy(int target) {
    this.target = target;
    try {
      listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread(this::accept);
  }

  String url() {
    return "redis://127.0.0.1:" + listening.getLocalPort();
  }

  /** What Redis answers arrives so much later from now on. */
  void delay(long millis) {
    delayMillis = millis;
  }

  /** Ends all lines and takes no new ones, until further notice. */
  void cut(boolean now) {
    cut = now;
    if (now) {
      sockets.forEach(SlowProxy::end);
      sockets.clear();
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket near = listening.accept();
        if (cut) {
          end(near);
          continue;
        }
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(near);
        sockets.add(far);
        thread(() -> pass(near, far, false));
        thread(() -> pass(far, near, true));
      } catch (IOException e) {
        // Closed, or Redis is gone: whoever asks finds out by itself.
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private void pass(Socket from, Socket to, boolean late) {
    byte[] bytes = new byte[65536];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        if (late && delayMillis > 0) {
          LockSupport.parkNanos(delayMillis * 1_000_000);
        }
        out.write(bytes, 0, count);
      }
    } catch (IOException e) {
      // The other end is gone, and so is this one.
      end(from);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "slow-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut(true);
  }
}
