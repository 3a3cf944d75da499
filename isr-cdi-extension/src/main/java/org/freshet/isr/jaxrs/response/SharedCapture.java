package org.freshet.isr.jaxrs.response;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import org.freshet.isr.http.Answer;
import org.freshet.isr.http.CacheStatusHeader;
import org.freshet.isr.http.Served;
import org.freshet.isr.jaxrs.CaptureStream;
import org.freshet.isr.jaxrs.ResponseText;
import org.freshet.isr.jaxrs.Visit;
import org.freshet.isr.serve.SingleFlight.Landing;
import org.freshet.isr.store.Header;
import org.jspecify.annotations.Nullable;

/**
 * Captures what the resource method writes and hands it to the keeper; what leaves is what the
 * resource wrote, unless the client asked for less.
 */
final class SharedCapture implements WriterInterceptor {

  private final SharedKeeper keeper;
  private final int maxBody;

  /** Responses of one method are often about as long as the one before. */
  private volatile int expected = CaptureStream.FIRST;

  @Context @Nullable HttpServletRequest servletRequest;
  @Context @Nullable HttpServletResponse servletResponse;

  SharedCapture(SharedKeeper keeper, int maxBody) {
    this.keeper = keeper;
    this.maxBody = maxBody;
  }

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    if (!(context.getProperty(SharedExchange.NAME) instanceof SharedExchange exchange)) {
      context.proceed();
      return;
    }
    if (exchange.answered && context.getEntity() instanceof byte[] bytes) {
      context.getOutputStream().write(bytes);
      return;
    }
    OutputStream out = context.getOutputStream();
    MultivaluedMap<String, Object> headers = context.getHeaders();
    if (ResponseText.isIncremental(headers)) {
      giveUp(headers, exchange);
      context.proceed();
      return;
    }
    CaptureStream capture =
        new CaptureStream(out, maxBody, expected, () -> giveUp(headers, exchange));
    context.setOutputStream(capture);
    try {
      context.proceed();
    } catch (IOException | RuntimeException e) {
      exchange.land(Landing.FAILED);
      throw e;
    } finally {
      context.setOutputStream(out);
    }
    if (!capture.isPassing()) {
      byte[] body = capture.bytes();
      expected = body.length;
      finish(context, exchange, body);
    }
  }

  private void giveUp(MultivaluedMap<String, Object> headers, SharedExchange exchange) {
    keeper.keep(headers, exchange, new byte[0], false, visit());
    exchange.land(Landing.NOT_SHARED);
  }

  private void finish(WriterInterceptorContext context, SharedExchange exchange, byte[] body)
      throws IOException {
    Visit visit = visit();
    SharedKeeper.Kept kept = keeper.keep(context.getHeaders(), exchange, body, true, visit);
    if (kept == null || !kept.isStored()) {
      exchange.land(exchange.failed ? Landing.FAILED : Landing.NOT_SHARED);
    } else {
      exchange.land(Landing.STORED);
    }
    if (kept == null || !exchange.hasConditions()) {
      context.getOutputStream().write(body);
      return;
    }
    String told = ResponseText.value(context.getHeaders(), CacheStatusHeader.NAME);
    Answer answer =
        Answer.to(
            exchange::condition,
            false,
            kept.response(),
            new Served(false, -1, told == null ? "" : told));
    if (answer.status() == exchange.status || !visit.changesStatus(answer.status())) {
      context.getOutputStream().write(body);
    } else {
      write(context, answer);
    }
  }

  /** 304, 206, 412 or 416: the answer to a condition that was withheld from the resource. */
  private static void write(WriterInterceptorContext context, Answer answer) throws IOException {
    MultivaluedMap<String, Object> headers = context.getHeaders();
    Object cookies = headers.get("Set-Cookie");
    headers.clear();
    if (cookies instanceof java.util.List<?> list) {
      list.forEach(cookie -> headers.add("Set-Cookie", cookie));
    }
    for (Header header : answer.headers()) {
      headers.add(header.name(), header.value());
    }
    if (answer.contentLength() >= 0) {
      headers.putSingle("Content-Length", Integer.toString(answer.contentLength()));
    }
    context.getOutputStream().write(answer.body(), answer.offset(), answer.length());
  }

  private Visit visit() {
    return new Visit(servletRequest, servletResponse);
  }
}
