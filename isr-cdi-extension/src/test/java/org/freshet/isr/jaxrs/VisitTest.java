package org.freshet.isr.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import org.freshet.isr.FakeProxy;
import org.junit.jupiter.api.Test;

/** Where nobody can tell, the stricter answer counts. */
class VisitTest {

  private final List<Object> statuses = new ArrayList<>();

  private static Visit asked(FakeProxy<HttpServletRequest> request) {
    return new Visit(request.make(), null);
  }

  private static Visit answered(FakeProxy<HttpServletResponse> response) {
    return new Visit(null, response.make());
  }

  private static FakeProxy<HttpServletRequest> request() {
    return FakeProxy.of(HttpServletRequest.class);
  }

  private FakeProxy<HttpServletResponse> response() {
    return FakeProxy.of(HttpServletResponse.class)
        .with("isCommitted", false)
        .on(
            "setStatus",
            arguments -> {
              statuses.add(arguments[0]);
              return null;
            });
  }

  @Test
  void a_request_has_a_session_or_none() {
    HttpSession session = FakeProxy.of(HttpSession.class).make();

    assertThat(asked(request().with("getSession", session)).hasSession()).isTrue();
    assertThat(asked(request().with("getSession", null)).hasSession()).isFalse();
  }

  @Test
  void a_session_is_never_begun_by_asking() {
    List<Object> created = new ArrayList<>();
    asked(
            request()
                .on(
                    "getSession",
                    arguments -> {
                      created.add(arguments[0]);
                      return null;
                    }))
        .hasSession();

    assertThat(created).containsExactly(false);
  }

  @Test
  void a_session_may_be_there_where_nobody_can_tell() {
    assertThat(new Visit(null, null).hasSession()).isTrue();
    assertThat(asked(request()).hasSession()).isTrue();
  }

  @Test
  void a_response_sets_a_cookie_or_none() {
    assertThat(answered(response().with("containsHeader", true)).setsCookie()).isTrue();
    assertThat(answered(response().with("containsHeader", false)).setsCookie()).isFalse();
  }

  @Test
  void a_cookie_may_be_set_where_nobody_can_tell() {
    assertThat(new Visit(null, null).setsCookie()).isTrue();
    assertThat(answered(response()).setsCookie()).isTrue();
  }

  @Test
  void a_field_may_be_set_in_both_ways() {
    Visit visit =
        answered(
            response()
                .with("containsHeader", true)
                .with("getHeaders", List.of("no-store", "max-age=5")));

    assertThat(visit.said("Cache-Control")).isEqualTo("no-store, max-age=5");
    assertThat(visit.joined("Cache-Control", null)).isEqualTo("no-store, max-age=5");
    assertThat(visit.joined("Cache-Control", "public")).isEqualTo("public, no-store, max-age=5");
    assertThat(visit.joined("Cache-Control", "no-store, max-age=5"))
        .as("the same field seen twice")
        .isEqualTo("no-store, max-age=5");
  }

  @Test
  void a_field_that_is_not_set_past_jakarta_rest_is_what_is_known_of_it() {
    Visit visit = answered(response().with("containsHeader", false));

    assertThat(visit.joined("Vary", "Accept")).isEqualTo("Accept");
    assertThat(visit.joined("Vary", null)).isNull();
    assertThat(new Visit(null, null).joined("Vary", "Accept")).isEqualTo("Accept");
  }

  @Test
  void a_status_can_be_changed_until_the_response_is_committed() {
    assertThat(answered(response()).changesStatus(304)).isTrue();
    assertThat(statuses).containsExactly(304);

    assertThat(answered(response().with("isCommitted", true)).changesStatus(304)).isFalse();
    assertThat(statuses).hasSize(1);
  }

  @Test
  void a_status_cannot_be_changed_where_there_is_no_response() {
    assertThat(new Visit(null, null).changesStatus(304)).isFalse();
    assertThat(new Visit(null, FakeProxy.of(HttpServletResponse.class).make()).changesStatus(304))
        .isFalse();
  }
}
