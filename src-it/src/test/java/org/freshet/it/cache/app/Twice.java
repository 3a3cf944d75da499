package org.freshet.it.cache.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Goes on later, and once it does, goes on later again: not before the filters have let go of the
 * request, to which it would not look asynchronous any more.
 */
@WebServlet(urlPatterns = "/twice", asyncSupported = true)
public class Twice extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext later = request.startAsync();
    if (request.getDispatcherType() == DispatcherType.REQUEST) {
      CountDownLatch gone = (CountDownLatch) request.getAttribute(Masks.GONE);
      later.start(() -> dispatch(later, gone));
    } else {
      later.start(() -> finish(later));
    }
  }

  private static void dispatch(AsyncContext later, CountDownLatch gone) {
    try {
      if (gone.await(10, TimeUnit.SECONDS)) {
        later.dispatch();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void finish(AsyncContext later) {
    try {
      later.getResponse().getWriter().write("twice");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      later.complete();
    }
  }
}
