package org.freshet.isr.front;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.freshet.isr.FakeProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontRequestTest {

  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private String method = "GET";
  private String path = "/shop/posts/7";
  private String query;
  private long length = -1;

  private HttpServletRequest request() {
    return FakeProxy.of(HttpServletRequest.class)
        .with("getMethod", method)
        .with("getScheme", "https")
        .with("getServerName", "shop.example")
        .with("getServerPort", 8443)
        .with("getRequestURI", path)
        .with("getQueryString", query)
        .with("getContentLengthLong", length)
        .on("isSecure", arguments -> secure)
        .on("getUserPrincipal", arguments -> principal)
        .on("getHeader", arguments -> values(arguments).isEmpty() ? null : values(arguments).get(0))
        .on("getHeaders", arguments -> Collections.enumeration(values(arguments)))
        .make();
  }

  private boolean secure;
  private Principal principal;

  @Test
  void a_recognised_visitor_goes_behind() {
    principal = () -> "ada";
    headers.put("Cookie", List.of("session=1"));
    assertThat(mayBeAnswered()).isFalse();

    headers.clear();
    secure = true;
    assertThat(mayBeAnswered()).isFalse();
  }

  private List<String> values(Object[] arguments) {
    return headers.getOrDefault((String) arguments[0], List.of());
  }

  private boolean mayBeAnswered() {
    return FrontRequest.mayBeAnswered(request());
  }

  @Test
  void a_line_is_all_of_the_request_that_can_select_without_headers() {
    assertThat(FrontRequest.line(request())).isEqualTo("https shop.example 8443 /shop/posts/7");
  }

  @Test
  void a_line_has_path_and_query_as_they_were_sent() {
    path = "/a%2Fb;lang=de";
    query = "b=%20&a=&a";

    assertThat(FrontRequest.line(request()))
        .isEqualTo("https shop.example 8443 /a%2Fb;lang=de?b=%20&a=&a");
  }

  @Test
  void a_line_with_an_empty_query_is_not_one_without() {
    String without = FrontRequest.line(request());
    query = "";

    assertThat(FrontRequest.line(request())).isEqualTo(without + "?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void a_plain_request_may_be_answered(String plain) {
    method = plain;
    headers.put("Accept", List.of("text/html"));
    headers.put("Cookie", List.of("a=b"));
    headers.put("If-None-Match", List.of("\"v1\""));

    assertThat(mayBeAnswered()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"})
  void another_method_goes_behind(String other) {
    method = other;

    assertThat(mayBeAnswered()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "Origin",
        "Isr-Warmup",
        "Transfer-Encoding",
        "X-HTTP-Method-Override",
        "X-HTTP-Method",
        "X-Method-Override"
      })
  void a_request_with_a_field_that_matters_goes_behind(String name) {
    headers.put(name, List.of(""));

    assertThat(mayBeAnswered()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "0, true", "1, false", "5000000000, false"})
  void a_request_with_a_body_goes_behind(long sent, boolean expected) {
    length = sent;

    assertThat(mayBeAnswered()).isEqualTo(expected);
  }

  @Test
  void a_header_that_is_absent_is_null() {
    assertThat(FrontRequest.header(request(), "Accept")).isNull();
  }

  @Test
  void a_header_that_the_container_hides_is_null() {
    HttpServletRequest hiding =
        FakeProxy.of(HttpServletRequest.class).with("getHeaders", null).make();

    assertThat(FrontRequest.header(hiding, "Authorization")).isNull();
  }

  @Test
  void a_header_has_all_its_lines_joined_by_commas() {
    headers.put("Accept", List.of("text/html"));
    headers.put("X-Tenant", List.of("a", "", "b"));

    assertThat(FrontRequest.header(request(), "accept")).isEqualTo("text/html");
    assertThat(FrontRequest.header(request(), "X-Tenant")).isEqualTo("a,,b");
  }
}
