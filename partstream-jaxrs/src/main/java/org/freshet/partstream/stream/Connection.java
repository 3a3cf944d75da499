package org.freshet.partstream.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The connection of one request; used by its thread. */
public final class Connection {

  private final @Nullable HttpServletRequest request;
  private final @Nullable HttpServletResponse response;

  /** A connection; without one of both it is written by the thread of the request. */
  public Connection(@Nullable HttpServletRequest request, @Nullable HttpServletResponse response) {
    this.request = request;
    this.response = response;
  }

  /** The address at its other end. */
  public String peer() {
    return request == null ? "unknown" : request.getRemoteAddr();
  }

  /**
   * How its stream is written: without this thread where all that is around it lets that be. A
   * filter of the application that does not support asynchronous requests does not, nor does a body
   * that somebody encodes on its way.
   *
   * @param out what this thread would write to
   * @param aside runs what a server may take its time for
   * @param events is told what becomes of a line that is detached
   */
  public Line line(OutputStream out, LineEvents events, Pace pace, Executor aside)
      throws IOException {
    HttpServletRequest asked = request;
    HttpServletResponse answered = response;
    if (asked == null
        || answered == null
        || !asked.isAsyncSupported()
        || asked.isAsyncStarted()
        || answered.getHeader("Content-Encoding") != null) {
      return new BlockingLine(out);
    }
    AsyncContext context = asked.startAsync();
    // Parts have time limits, and so have clients that do not read; the server's own is for
    // neither.
    context.setTimeout(0);
    ServletOutputStream direct = answered.getOutputStream();
    Outlet outlet =
        new Outlet(
            direct, answered.getBufferSize(), context, events, pace, aside, System::nanoTime);
    context.addListener(new Watch(outlet));
    direct.setWriteListener(outlet);
    return outlet;
  }

  /** What the server says of the request by itself. */
  private record Watch(Outlet outlet) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
      outlet.onError(reason(event));
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      outlet.onError(reason(event));
    }

    @Override
    public void onError(AsyncEvent event) {
      outlet.onError(reason(event));
    }

    private static Throwable reason(AsyncEvent event) {
      Throwable failure = event.getThrowable();
      return failure == null ? new IOException("the server has ended the response") : failure;
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // Nothing is to be done: it is this class that starts it, once.
    }
  }
}
