package org.freshet.partstream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A request and its response as a server has them, whose client reads as far as a test says. */
public final class FakeExchange {

  private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
  private final CountDownLatch completed = new CountDownLatch(1);
  private final Out out = new Out();
  private volatile @Nullable WriteListener listener;
  private volatile int readable;
  private volatile boolean gone;
  private volatile Callable<Boolean> held = () -> true;

  /**
   * An exchange.
   *
   * @param readable how many bytes its client reads; with {@link Integer#MAX_VALUE} the server says
   *     by itself that it may be written
   */
  public FakeExchange(int readable) {
    this.readable = readable;
  }

  /** The client reads some bytes more, or all that may come with {@link Integer#MAX_VALUE}. */
  public void read(int bytes) throws IOException {
    synchronized (out) {
      readable = bytes == Integer.MAX_VALUE ? bytes : readable + bytes;
    }
    WriteListener known = listener;
    if (known != null && readable > 0) {
      known.onWritePossible();
    }
  }

  /** The client leaves: the next write fails. */
  public void leave() {
    gone = true;
  }

  /** Whoever writes is held up, as by a server that waits for its client. */
  public void holdsUp(CountDownLatch inside, CountDownLatch until) {
    held =
        () -> {
          inside.countDown();
          return until.await(20, TimeUnit.SECONDS);
        };
  }

  /** What has arrived. */
  public String arrived() {
    synchronized (out) {
      return arrived.toString(StandardCharsets.UTF_8);
    }
  }

  public boolean isCompleted() {
    return completed.getCount() == 0;
  }

  public boolean awaitCompleted() throws InterruptedException {
    return completed.await(20, TimeUnit.SECONDS);
  }

  public ServletOutputStream out() {
    return out;
  }

  public AsyncContext context() {
    return proxy(
        AsyncContext.class,
        name -> {
          if (name.equals("complete")) {
            if (completed.getCount() == 0) {
              throw new IllegalStateException("completed already");
            }
            completed.countDown();
          }
          return null;
        });
  }

  public HttpServletRequest request() {
    return proxy(
        HttpServletRequest.class,
        name ->
            switch (name) {
              case "isAsyncSupported" -> true;
              case "isAsyncStarted" -> false;
              case "startAsync" -> context();
              case "getRemoteAddr" -> "192.0.2.1";
              default -> throw new UnsupportedOperationException(name);
            });
  }

  public HttpServletResponse response() {
    return proxy(
        HttpServletResponse.class,
        name ->
            switch (name) {
              case "getOutputStream" -> out;
              case "getBufferSize" -> 8192;
              default -> null;
            });
  }

  private interface Answers {
    @Nullable Object to(String method);
  }

  private static <T> T proxy(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            FakeExchange.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.to(method.getName())));
  }

  /** Takes what is written only when it said that it was ready, as servers do. */
  private final class Out extends ServletOutputStream {

    private boolean asked;

    @Override
    public synchronized boolean isReady() {
      asked = gone || readable > 0;
      return asked;
    }

    @Override
    public void setWriteListener(WriteListener told) {
      listener = told;
      if (readable == Integer.MAX_VALUE) {
        new Thread(
                () -> {
                  try {
                    told.onWritePossible();
                  } catch (IOException e) {
                    told.onError(e);
                  }
                })
            .start();
      }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
      check();
      try {
        held.call();
      } catch (Exception e) {
        throw new IOException(e);
      }
      arrived.write(bytes, from, length);
      readable = readable == Integer.MAX_VALUE ? readable : Math.max(0, readable - length);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void flush() throws IOException {
      check();
    }

    private void check() throws IOException {
      if (!asked) {
        throw new IllegalStateException("was not ready");
      }
      asked = false;
      if (gone) {
        throw new IOException("broken pipe");
      }
    }
  }
}
