package org.freshet.isr.jaxrs.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.FakeClock;
import org.freshet.isr.FakeProxy;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.revalidate.AutomaticTags;
import org.freshet.isr.revalidate.FlakyGraph;
import org.freshet.isr.revalidate.ManualBackground;
import org.freshet.isr.revalidate.RaiseRenewals;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.RecordedQueue;
import org.freshet.isr.revalidate.SharedCaches;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.tags.Sequence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111, section 4.4. */
class UnsafeMethodsTest {

  private static final String TARGET = "https://shop.example/books/7?lang=de";

  private final FakeClock clock = new FakeClock();
  private final FlakyGraph graph = new FlakyGraph(clock);
  private final UnsafeMethods filter = new UnsafeMethods(raises());
  private final Map<String, String> fields = new HashMap<>();
  private final Sequence before = graph.pin();

  private Raises raises() {
    ManualBackground background = new ManualBackground(clock);
    return new Raises(
        graph,
        SharedCaches.NONE,
        Runnable::run,
        new RaiseRenewals(graph, new RecordedQueue(), new Visits(clock, () -> 0), background, 500),
        background,
        () -> {},
        FakeConfig.settings(),
        clock);
  }

  @BeforeEach
  void wake() {
    filter.wake();
  }

  private void answered(String method, int status) {
    filter.filter(
        FakeProxy.of(ContainerRequestContext.class)
            .with("getMethod", method)
            .with(
                "getUriInfo",
                FakeProxy.of(UriInfo.class).with("getRequestUri", URI.create(TARGET)).make())
            .make(),
        FakeProxy.of(ContainerResponseContext.class)
            .with("getStatus", status)
            .on("getHeaderString", arguments -> fields.get((String) arguments[0]))
            .make());
  }

  private boolean isExpired(String path) {
    return graph.standing(before, Set.of(AutomaticTags.target(path))).expired();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "M-SEARCH", "get"})
  void one_that_succeeds_MUST_invalidate_its_path(String method) {
    answered(method, 200);

    assertThat(isExpired("/books/7")).isTrue();
    assertThat(isExpired("/books")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE"})
  void a_safe_one_invalidates_nothing(String method) {
    answered(method, 200);

    assertThat(isExpired("/books/7")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 303, 399})
  void a_redirect_is_a_success(int status) {
    answered("POST", status);

    assertThat(isExpired("/books/7")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 409, 500, 503})
  void one_that_fails_invalidates_nothing(int status) {
    answered("POST", status);

    assertThat(isExpired("/books/7")).isFalse();
  }

  @Test
  void what_the_response_points_at_is_invalidated_at_the_same_origin() {
    fields.put("Location", "/authors/3");
    fields.put("Content-Location", "https://shop.example/books/7/pages");
    answered("POST", 201);

    assertThat(isExpired("/authors/3")).isTrue();
    assertThat(isExpired("/books/7/pages")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.example/authors/3",
        "http://shop.example/authors/3",
        "https://shop.example:444/authors/3",
        "mailto:a@b.example",
        "not a uri"
      })
  void what_is_elsewhere_MUST_NOT_be_invalidated(String location) {
    fields.put("Location", location);
    answered("POST", 201);

    assertThat(isExpired("/authors/3")).isFalse();
    assertThat(isExpired("/books/7")).isTrue();
  }

  @Test
  void nothing_is_looked_at_where_no_response_speaks_for_itself() {
    UnsafeMethods asleep = new UnsafeMethods(raises());
    ContainerResponseContext response =
        FakeProxy.of(ContainerResponseContext.class).with("getStatus", 200).make();

    assertThatNoException()
        .isThrownBy(
            () -> asleep.filter(FakeProxy.of(ContainerRequestContext.class).make(), response));
  }
}
