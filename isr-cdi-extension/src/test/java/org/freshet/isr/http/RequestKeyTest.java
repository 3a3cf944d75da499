package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestKeyTest {

  private static final String BASE = "https://shop.example";
  private static final String ROUTE = "com.acme.PostResource#get";

  private static RequestKey of(String path) {
    return new RequestKey(BASE, ROUTE, RequestPath.parse(path));
  }

  private static String declared(String query, String... names) {
    return of("/posts").declared(QueryString.parse(query), List.of(names)).text();
  }

  private static String whole(String query) {
    return of("/posts").whole(QueryString.parse(query)).text();
  }

  private static String selecting(List<String> names, String... fields) {
    return of("/posts").selecting(names, Fields.of(fields)).text();
  }

  @Test
  void a_key_can_be_read_by_people() {
    String key =
        of("/posts/7;lang=de")
            .declared(QueryString.parse("page=2&utm=x"), List.of("page"))
            .matrix("lang", List.of("de"))
            .selecting(List.of("Accept-Language"), Fields.of("accept-language", "de, en"))
            .type("text/html")
            .text();

    assertThat(key)
        .isEqualTo(
            "https://shop.example|com.acme.PostResource#get|/posts/7|/posts/7%3Blang%3Dde|?page=2&|lang=de&"
                + "|accept-language=de%2C%20en&|text/html");
  }

  @Test
  void a_key_of_nothing_but_a_path_has_all_its_fields() {
    assertThat(of("/").text()).isEqualTo("https://shop.example|com.acme.PostResource#get|/|||||*");
  }

  @Test
  void another_base_or_route_or_type_is_another_key() {
    RequestPath path = RequestPath.parse("/posts");
    String key = new RequestKey(BASE, ROUTE, path).text();

    assertThat(new RequestKey("http://shop.example", ROUTE, path).text()).isNotEqualTo(key);
    assertThat(new RequestKey(BASE + ":8443", ROUTE, path).text()).isNotEqualTo(key);
    assertThat(new RequestKey(BASE, ROUTE + "2", path).text()).isNotEqualTo(key);
    assertThat(new RequestKey(BASE, ROUTE, path).type("text/html").text()).isNotEqualTo(key);
    assertThat(new RequestKey(BASE, ROUTE, path).type("*").text()).isNotEqualTo(key);
    assertThat(new RequestKey(BASE, ROUTE, path).type(null).text()).isEqualTo(key);
  }

  @Nested
  class The_path {

    @Test
    void does_not_count_its_matrix_parameters_unless_they_are_added() {
      assertThat(of("/posts;x=1/7;y").text()).isEqualTo(of("/posts/7").text());
      assertThat(of("/posts/7;x=1").matrix("x", List.of("1")).text())
          .isNotEqualTo(of("/posts/7;x=2").matrix("x", List.of("2")).text());
    }

    @Test
    void counts_with_the_place_of_its_matrix_parameters_once_they_are_added() {
      assertThat(of("/posts;x=1/7").matrix("x", List.of("1")).text())
          .isNotEqualTo(of("/posts/7;x=1").matrix("x", List.of("1")).text());
    }

    @Test
    void counts_as_it_was_sent_where_that_differs_from_how_it_was_understood() {
      assertThat(of("/%70osts").text()).isNotEqualTo(of("/posts").text());
      assertThat(of("/caf%c3%a9").text()).isNotEqualTo(of("/caf%C3%A9").text());
    }

    @Test
    void counts_its_slash_at_the_end() {
      assertThat(of("/posts/").text()).isNotEqualTo(of("/posts").text());
    }

    @Test
    void counts_as_matched_where_a_filter_moved_it() {
      RequestPath moved = new RequestPath("/posts/7", List.of("v2", "posts", "7"));

      assertThat(new RequestKey(BASE, ROUTE, moved).text())
          .isNotEqualTo(of("/posts/7").text())
          .isNotEqualTo(of("/v2/posts/7").text());
    }
  }

  @Nested
  class Declared_parameters {

    @Test
    void are_the_only_ones_that_count() {
      assertThat(declared("page=2&utm_source=x&fbclid=y", "page"))
          .isEqualTo(declared("cb=1&page=2", "page"));
    }

    @Test
    void count_wherever_they_stand_in_the_query() {
      assertThat(declared("b=1&a=2", "a", "b")).isEqualTo(declared("a=2&b=1", "a", "b"));
    }

    @Test
    void count_with_all_their_values_in_order() {
      assertThat(declared("a=1&a=2", "a"))
          .isNotEqualTo(declared("a=2&a=1", "a"))
          .isNotEqualTo(declared("a=1", "a"));
    }

    @Test
    void count_however_they_are_encoded() {
      assertThat(declared("q=a+b", "q")).isEqualTo(declared("%71=%61%20b", "q"));
    }

    @ParameterizedTest
    @CsvSource({
      "a=1%26b=2, a=1&b=2",
      "a=1%26b%3D2, a=1&b=2",
      "a=1%7C, a=1",
      "a=%0D%0A, a=",
      "a=%00, a=",
      "a=1;b=2, a=1&b=2",
      "a=, b=",
      "a=1&a=2, a=1%26a=2",
      "a=%2525, a=%25",
    })
    void cannot_imitate_each_other(String one, String other) {
      assertThat(declared(one, "a", "b")).isNotEqualTo(declared(other, "a", "b"));
    }

    @Test
    void that_are_absent_are_not_empty() {
      assertThat(declared("", "a")).isNotEqualTo(declared("a=", "a"));
    }
  }

  @Nested
  class The_whole_query {

    @Test
    void counts_in_the_order_of_names() {
      assertThat(whole("b=1&a=2")).isEqualTo(whole("a=2&b=1"));
    }

    @Test
    void counts_with_the_order_of_values() {
      assertThat(whole("a=1&b=x&a=2")).isNotEqualTo(whole("a=2&b=x&a=1"));
    }

    @Test
    void counts_to_the_last_parameter() {
      assertThat(whole("a=1&cb=1")).isNotEqualTo(whole("a=1&cb=2"));
    }

    @Test
    void is_not_the_same_as_the_same_parameters_declared() {
      assertThat(whole("a=1")).isNotEqualTo(declared("a=1", "a"));
    }
  }

  @Nested
  class Selecting_fields {

    @Test
    void count_with_names_in_lower_case() {
      assertThat(selecting(List.of("X-Tenant"), "x-tenant", "a"))
          .isEqualTo(selecting(List.of("x-TENANT"), "X-Tenant", "a"));
    }

    @ParameterizedTest
    @CsvSource({"'a b', ' a  b '", "'a b', 'a\tb'", "'a b', '\t a \t b'", "'', '  '"})
    void count_with_white_space_collapsed(String one, String other) {
      assertThat(selecting(List.of("x"), "x", one)).isEqualTo(selecting(List.of("x"), "x", other));
    }

    @ParameterizedTest
    @CsvSource({"ab, 'a b'", "a, A", "'a,b', 'a, b'", "'a&y=b', a"})
    void count_with_everything_else(String one, String other) {
      assertThat(selecting(List.of("x"), "x", one))
          .isNotEqualTo(selecting(List.of("x"), "x", other));
    }

    @Test
    void that_are_absent_are_not_empty() {
      assertThat(selecting(List.of("x"))).isNotEqualTo(selecting(List.of("x"), "x", ""));
    }

    @Test
    void cannot_break_the_line() {
      assertThat(selecting(List.of("x"), "x", "a\r\nSet-Cookie: b|c"))
          .doesNotContain("\r", "\n")
          .endsWith("|x=a%0D%0ASet-Cookie%3A%20b%7Cc&|*");
    }
  }
}
