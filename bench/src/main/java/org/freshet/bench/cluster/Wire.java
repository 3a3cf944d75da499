package org.freshet.bench.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/**
 * What is between one node and Redis: passes everything on, late, or not at all. What is held back
 * while it is cut arrives afterwards, as it does in a network.
 */
public final class Wire implements AutoCloseable {

  private static final long LOOK_NANOS = 1_000_000;

  private final ServerSocket listening;
  private final int target;
  private volatile long delayMillis;
  private volatile boolean cut;

  /** A wire to a port of this machine. */
  public Wire(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    thread(this::accept);
  }

  /** The end of a node. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Each answer arrives so much later from now on. */
  public void delay(long millis) {
    delayMillis = millis;
  }

  /** Whether nothing arrives from now on, in neither direction. */
  public void cut(boolean now) {
    cut = now;
  }

  private void accept() {
    try {
      while (true) {
        Socket near = listening.accept();
        thread(() -> connect(near));
      }
    } catch (IOException e) {
      // Closed by whoever has no use for it any more.
      cut = false;
    }
  }

  private void connect(Socket near) {
    waitWhileCut();
    try {
      Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      thread(() -> pass(near, far, false));
      thread(() -> pass(far, near, true));
    } catch (IOException e) {
      // Redis is gone: the node finds its connection ended.
      end(near);
    }
  }

  private void pass(Socket from, Socket to, boolean late) {
    byte[] bytes = new byte[65_536];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        if (late && delayMillis > 0) {
          LockSupport.parkNanos(delayMillis * 1_000_000);
        }
        waitWhileCut();
        out.write(bytes, 0, count);
      }
    } catch (IOException e) {
      // One end is gone, and so is the other.
      end(from);
      end(to);
    }
  }

  private void waitWhileCut() {
    while (cut) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket cannot be closed", e);
    }
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
