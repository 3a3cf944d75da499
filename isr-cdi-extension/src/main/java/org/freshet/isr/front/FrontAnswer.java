package org.freshet.isr.front;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.http.AcceptEncoding;
import org.freshet.isr.http.Answer;
import org.freshet.isr.http.CacheStatusHeader;
import org.freshet.isr.http.RequestFields;
import org.freshet.isr.http.Served;
import org.freshet.isr.meter.Outcome;
import org.freshet.isr.policy.Freshness;
import org.freshet.isr.serve.Found;
import org.freshet.isr.serve.KnownRequests.Known;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.store.Header;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;

/** Writes stored responses to servlet responses. */
@Dependent
final class FrontAnswer {

  private final OriginCache cache;
  private final boolean development;

  @Inject
  FrontAnswer(OriginCache cache, IsrSettings settings) {
    this.cache = cache;
    this.development = settings.development();
  }

  /**
   * False if nothing stored may answer: then the request goes behind.
   *
   * @param notBefore what was pinned before may not answer, null for no such time
   */
  boolean answer(
      HttpServletRequest request,
      HttpServletResponse response,
      Known known,
      @Nullable Sequence notBefore)
      throws IOException {
    long arrived = System.nanoTime();
    String key = known.key();
    Found found = cache.find(key);
    if (found == null || !found.freshness().answersAtOnce()) {
      return false;
    }
    if (notBefore != null && !found.response().pin().isAtLeast(notBefore)) {
      return false;
    }
    boolean stale = found.freshness() != Freshness.FRESH;
    if (stale && !cache.renewBehind(key, found.response())) {
      return false;
    }
    cache.visited(key);
    CacheStatusHeader status = CacheStatusHeader.hit(found.ttl());
    if (development) {
      status = status.key(key).detail("front");
    }
    RequestFields fields = name -> FrontRequest.header(request, name);
    Answer answer =
        Answer.to(
            fields,
            request.getMethod().equals("HEAD"),
            AcceptEncoding.choose(fields, found.response()),
            new Served(stale, found.age(), status.text()));
    write(response, answer);
    known.meters().hit(stale ? Outcome.STALE : Outcome.FRONT_HIT, System.nanoTime() - arrived);
    return true;
  }

  private static void write(HttpServletResponse response, Answer answer) throws IOException {
    response.setStatus(answer.status());
    List<Header> headers = answer.headers();
    for (int i = 0; i < headers.size(); i++) {
      Header header = headers.get(i);
      if (header.name().equalsIgnoreCase("Content-Type")) {
        response.setContentType(header.value());
      } else {
        response.addHeader(header.name(), header.value());
      }
    }
    if (answer.contentLength() >= 0) {
      response.setContentLength(answer.contentLength());
    }
    if (answer.length() > 0) {
      response.getOutputStream().write(answer.body(), answer.offset(), answer.length());
    }
  }
}
