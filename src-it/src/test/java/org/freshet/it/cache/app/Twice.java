package org.freshet.it.cache.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Goes on later, and once it does, goes on later again. */
@WebServlet(urlPatterns = "/twice", asyncSupported = true)
public class Twice extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext later = request.startAsync();
    if (request.getDispatcherType() == DispatcherType.REQUEST) {
      later.dispatch();
    } else {
      later.start(() -> finish(later));
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
