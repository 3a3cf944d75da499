package org.freshet.isr.jaxrs;

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
import org.freshet.isr.http.RequestFields;
import org.freshet.isr.meter.Outcome;
import org.freshet.isr.policy.StorageDecision;
import org.freshet.isr.serve.SingleFlight.Landing;
import org.jspecify.annotations.Nullable;

/**
 * Captures what a resource method writes, inside of content codings and outside of everything else,
 * and stores it if it may be stored. What the cache itself answers is written past every other
 * interceptor, since they have had their say when it was captured.
 */
final class ResponseCapture implements WriterInterceptor {

  private final ResponseKeeper keeper;
  private final Telling telling;
  private final int maxBody;

  /** Responses of one method are often about as long as the one before. */
  private volatile int expected = CaptureStream.FIRST;

  @Context @Nullable HttpServletRequest servletRequest;
  @Context @Nullable HttpServletResponse servletResponse;

  ResponseCapture(ResponseKeeper keeper, Telling telling, int maxBody) {
    this.keeper = keeper;
    this.telling = telling;
    this.maxBody = maxBody;
  }

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    if (!(context.getProperty(IsrExchange.NAME) instanceof IsrExchange exchange)) {
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
      giveUp(headers, exchange, StorageDecision.STREAM);
      context.proceed();
      return;
    }
    CaptureStream capture =
        new CaptureStream(
            out, maxBody, expected, () -> giveUp(headers, exchange, StorageDecision.INCOMPLETE));
    context.setOutputStream(capture);
    try {
      context.proceed();
      exchange.failIfMisread();
    } catch (IOException | RuntimeException e) {
      exchange.countNotStored("not written");
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

  private void giveUp(
      MultivaluedMap<String, Object> headers, IsrExchange exchange, StorageDecision why) {
    String reason = why.reason();
    ResponseText.forbidStoring(headers);
    ResponseText.set(headers, CacheStatusHeader.NAME, telling.forwarded(exchange, reason));
    keeper.notStored(exchange, why);
    exchange.countNotStored(reason);
    exchange.land(Landing.NOT_SHARED);
  }

  private void finish(WriterInterceptorContext context, IsrExchange exchange, byte[] body)
      throws IOException {
    // What is read from here on is read by us.
    exchange.production.end();
    MultivaluedMap<String, Object> headers = context.getHeaders();
    Visit visit = new Visit(servletRequest, servletResponse);
    WrittenFields fields = WrittenFields.of(headers);
    ResponseKeeper.Kept kept = keeper.keep(fields, exchange, body, visit);
    if (kept == null) {
      exchange.land(exchange.failed ? Landing.FAILED : Landing.NOT_SHARED);
      context.getOutputStream().write(body);
      return;
    }
    exchange.meter.answered(Outcome.STORED);
    exchange.land(Landing.STORED);
    Answer answer = answer(kept, exchange::condition);
    if (answer.status() != 200 && !visit.changesStatus(answer.status())) {
      answer = answer(kept, name -> null);
    }
    fields.write(answer.headers());
    ResponseText.hideFromOthers(headers, exchange);
    if (answer.contentLength() < 0) {
      ResponseText.remove(headers, "Content-Type");
    } else {
      fields.writeLength(answer.contentLength());
    }
    context.getOutputStream().write(answer.body(), answer.offset(), answer.length());
  }

  private static Answer answer(ResponseKeeper.Kept kept, RequestFields conditions) {
    return Answer.to(conditions, false, kept.response(), kept.served());
  }
}
