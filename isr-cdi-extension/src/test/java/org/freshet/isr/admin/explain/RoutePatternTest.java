package org.freshet.isr.admin.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.isr.FakeClock;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.meter.RouteMeters;
import org.junit.jupiter.api.Test;

class RoutePatternTest {

  private static RouteMeters route(String template) {
    return new Meters(new FakeClock()).route("com.acme.Posts.get", template);
  }

  private static boolean matches(String template, String path) {
    RouteMeters route = route(template);
    route.locatedBelow("/shop/api/");
    return RoutePattern.matches(route, path);
  }

  @Test
  void a_name_is_one_segment() {
    assertThat(matches("/posts/{id}", "/shop/api/posts/7")).isTrue();
    assertThat(matches("/posts/{id}", "/shop/api/posts/7/")).isTrue();
    assertThat(matches("/posts/{id}", "/shop/api/posts/7/comments")).isFalse();
    assertThat(matches("/posts/{id}", "/shop/api/posts")).isFalse();
  }

  @Test
  void a_name_may_have_an_expression_of_its_own() {
    assertThat(matches("/posts/{ id : [1-9][0-9]{0,3} }", "/shop/api/posts/1234")).isTrue();
    assertThat(matches("/posts/{ id : [1-9][0-9]{0,3} }", "/shop/api/posts/12345")).isFalse();
    assertThat(matches("/files/{path: .+}/raw", "/shop/api/files/a/b/raw")).isTrue();
  }

  @Test
  void what_means_something_in_expressions_is_taken_as_it_is() {
    assertThat(matches("/a.b/(c)", "/shop/api/a.b/(c)")).isTrue();
    assertThat(matches("/a.b", "/shop/api/axb")).isFalse();
  }

  @Test
  void before_the_first_request_anything_may_be_in_front() {
    assertThat(RoutePattern.matches(route("/posts/{id}"), "/any/where/posts/7")).isTrue();
    assertThat(RoutePattern.matches(route("/posts/{id}"), "/any/where/books/7")).isFalse();
  }

  @Test
  void a_template_that_is_none_matches_nothing() {
    assertThat(matches("/posts/{id", "/shop/api/posts/7")).isFalse();
    assertThat(matches("/posts/{id: [}", "/shop/api/posts/7")).isFalse();
  }
}
