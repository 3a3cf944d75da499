package org.freshet.isr.front;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.freshet.isr.FakeClock;
import org.freshet.isr.FakeProxy;
import org.freshet.isr.StoredPages;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.meter.Outcome;
import org.freshet.isr.meter.RouteMeters;
import org.freshet.isr.revalidate.FlakyGraph;
import org.freshet.isr.revalidate.ManualBackground;
import org.freshet.isr.revalidate.RaiseRenewals;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.RecordedQueue;
import org.freshet.isr.revalidate.SharedCaches;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.serve.KnownRequests.Known;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page that is fresh for 5 minutes and stale for an hour more. */
class FrontAnswerTest {

  private final FakeClock clock = new FakeClock();
  private final ManualBackground background = new ManualBackground(clock);
  private final FlakyGraph graph = new FlakyGraph(clock);
  private final RecordedQueue queue = new RecordedQueue();
  private final Visits visits = new Visits(clock, () -> 0);
  private final Raises raises =
      new Raises(
          graph,
          SharedCaches.NONE,
          Runnable::run,
          new RaiseRenewals(graph, queue, visits, background, 500),
          background,
          () -> {},
          FakeConfig.settings(),
          clock);
  private final OriginCache cache =
      new OriginCache(ResponseStore.inMemory(clock, 1 << 20), graph, raises, queue, visits, clock);

  private final Map<String, String> asked = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> told = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;
  private @Nullable Sequence notBefore;
  private final Meters meters = new Meters(clock);
  private final RouteMeters route = meters.route("com.acme.Posts.get", "/posts");

  @BeforeEach
  void store_a_page() {
    cache.store("key", StoredPages.page().pin(cache.pin()).tags("post:7").stored());
    queue.log().clear();
  }

  private HttpServletRequest request(String method) {
    return FakeProxy.of(HttpServletRequest.class)
        .with("getMethod", method)
        .on(
            "getHeaders",
            arguments -> {
              String value = asked.get((String) arguments[0]);
              return Collections.enumeration(value == null ? List.of() : List.of(value));
            })
        .make();
  }

  private HttpServletResponse response() {
    return FakeProxy.of(HttpServletResponse.class)
        .on("setStatus", arguments -> status = (int) arguments[0])
        .on("setContentType", arguments -> told.put("Content-Type", (String) arguments[0]))
        .on("addHeader", arguments -> told.put((String) arguments[0], (String) arguments[1]))
        .on(
            "setContentLength",
            arguments -> told.put("Content-Length", String.valueOf(arguments[0])))
        .with("getOutputStream", new Output())
        .make();
  }

  private final class Output extends ServletOutputStream {

    @Override
    public void write(int b) {
      body.write(b);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("not faked");
    }
  }

  private boolean answers(String method, String key, String... settings) throws IOException {
    return new FrontAnswer(cache, FakeConfig.settings(settings))
        .answer(request(method), response(), new Known(List.of(), key, route), notBefore);
  }

  @Test
  void a_fresh_page_answers_with_its_age_and_what_the_cache_did() throws IOException {
    clock.advanceSeconds(100);

    assertThat(answers("GET", "key")).isTrue();
    assertThat(status).isEqualTo(200);
    assertThat(body.toString(StandardCharsets.UTF_8)).isEqualTo("page");
    assertThat(told)
        .containsEntry("Content-Type", "text/plain")
        .containsEntry("Content-Length", "4")
        .containsEntry("ETag", "\"v1\"")
        .containsEntry("Age", "100")
        .containsEntry("Cache-Status", "isr; hit; ttl=200");
    assertThat(queue.log()).isEmpty();
  }

  @Test
  void hits_are_counted_with_their_time_and_what_goes_behind_is_not() throws IOException {
    answers("GET", "key");
    answers("GET", "other");
    clock.advanceSeconds(310);
    answers("GET", "key");

    assertThat(route.count(Outcome.FRONT_HIT)).isEqualTo(1);
    assertThat(route.count(Outcome.STALE)).isEqualTo(1);
    assertThat(meters.snapshot().total().all()).isEqualTo(2);
    assertThat(meters.snapshot().total().hits().count()).isEqualTo(2);
  }

  @Test
  void a_page_older_than_what_the_visitor_wrote_goes_behind() throws IOException {
    Sequence pin = cache.pin();
    notBefore = new Sequence(pin.generation(), pin.number() + 1);
    assertThat(answers("GET", "key")).isFalse();
    notBefore = new Sequence(pin.generation() + 1, 0);
    assertThat(answers("GET", "key")).isFalse();
    assertThat(status).isZero();

    notBefore = pin;
    assertThat(answers("GET", "key")).isTrue();
  }

  @Test
  void development_tells_the_key_too() throws IOException {
    answers("GET", "key", "isr.mode", "development");

    assertThat(told.get("Cache-Status"))
        .isEqualTo("isr; hit; ttl=300; key=\"key\"; detail=\"front\"");
  }

  @Test
  void a_head_is_answered_without_a_body() throws IOException {
    assertThat(answers("HEAD", "key")).isTrue();
    assertThat(told).containsEntry("Content-Length", "4");
    assertThat(body.size()).isZero();
  }

  @Test
  void a_client_that_has_the_page_is_told_so() throws IOException {
    asked.put("If-None-Match", "\"v1\"");

    assertThat(answers("GET", "key")).isTrue();
    assertThat(status).isEqualTo(304);
    assertThat(told).doesNotContainKeys("Content-Length", "Content-Type");
    assertThat(body.size()).isZero();
  }

  @Test
  void a_part_is_sent_where_it_is_asked_for() throws IOException {
    asked.put("Range", "bytes=1-2");

    assertThat(answers("GET", "key")).isTrue();
    assertThat(status).isEqualTo(206);
    assertThat(body.toString(StandardCharsets.UTF_8)).isEqualTo("ag");
    assertThat(told).containsEntry("Content-Length", "2");
  }

  @Test
  void a_stale_page_answers_and_is_renewed_behind() throws IOException {
    clock.advanceSeconds(310);

    assertThat(answers("GET", "key")).isTrue();
    assertThat(queue.log()).containsExactly("offer key");
    assertThat(told)
        .containsEntry("Cache-Status", "isr; hit; ttl=-10")
        .containsEntry("Cache-Control", "public, max-age=0, s-maxage=0");
  }

  @Test
  void a_stale_page_that_nothing_renews_goes_behind() throws IOException {
    clock.advanceSeconds(310);
    queue.refuse();

    assertThat(answers("GET", "key")).isFalse();
    assertThat(status).isZero();
  }

  @Test
  void a_page_that_is_there_for_errors_goes_behind() throws IOException {
    clock.advanceSeconds(4000);

    assertThat(answers("GET", "key")).isFalse();
    assertThat(queue.log()).isEmpty();
  }

  @Test
  void a_page_that_was_expired_goes_behind() throws IOException {
    raises.raise(Set.of(Tag.of("post", 7)), true, Set.of());

    assertThat(answers("GET", "key")).isFalse();
  }

  @Test
  void a_page_that_is_gone_goes_behind() throws IOException {
    assertThat(answers("GET", "other")).isFalse();
  }
}
