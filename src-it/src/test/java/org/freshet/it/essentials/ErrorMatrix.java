package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import org.freshet.it.server.Server;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each class of errors has one body, byte for byte: on either server, in a WAR and an EAR, with
 * JSON-B and with Jackson.
 */
@ExtendWith(ArquillianExtension.class)
abstract class ErrorMatrix {

  private static final String READER = "Basic cmVhZGVyOnJlYWRlcg==";
  private static final String EDITOR = "Basic ZWRpdG9yOmVkaXRvcg==";

  @ArquillianResource URL application;
  @ArquillianResource Server server;

  @Test
  void an_unknown_path_and_a_wrong_method() {
    get("nothing").is(404, "Not Found");
    get("errors/missing").is(404, "Not Found");
    Errand refused = send("POST", "errors/stock", "text/plain", "x");
    refused.is(405, "Method Not Allowed");
    assertThat(refused.header("Allow").split(", ")).contains("GET", "HEAD", "OPTIONS");
    send("OPTIONS", "errors/stock", "text/plain", "").answers(200);
  }

  @Test
  void a_type_that_nobody_takes_or_makes() {
    send("POST", "errors/orders", "text/plain", "x").is(415, "Unsupported Media Type");
    get("errors/provider", "Accept", "image/png").is(406, "Not Acceptable");
  }

  @Test
  void a_body_that_is_no_json_or_of_another_shape() {
    for (String body :
        List.of("", "{\"customer\":", "nonsense", "{\"lines\":[{\"copies\":\"secretvalue\"}]}")) {
      send("POST", "errors/orders", "application/json", body).is(400, "Bad Request");
    }
  }

  @Test
  void a_parameter_that_is_no_value_of_its_type() {
    get("errors/path/abc").isInvalid(conversion("must be a whole number", "n", "path"));
    get("errors/query?n=abc").isInvalid(conversion("must be a whole number", "n", "query"));
    get("errors/query?n=").isInvalid(conversion("must be a whole number", "n", "query"));
    get("errors/query?many=1&many=x")
        .isInvalid(conversion("must be a whole number", "many", "query"));
    get("errors/query?id=x").isInvalid(conversion("is not valid", "id", "query"));
    get("errors/query?size=MEDIUM")
        .isInvalid(conversion("must be one of SMALL, LARGE", "size", "query"));
    get("errors/query?on=perhaps").isInvalid(conversion("must be true or false", "on", "query"));
    get("days?day=today").isInvalid(conversion("is not valid", "day", "query"));
    get("errors/header", "X-Count", "many")
        .isInvalid(conversion("must be a whole number", "X-Count", "header"));
    get("errors/cookie", "Cookie", "visits=x")
        .isInvalid(conversion("must be a whole number", "visits", "cookie"));
    get("errors/matrix;n=x").isInvalid(conversion("must be a whole number", "n", "matrix"));
    send("POST", "errors/form", "application/x-www-form-urlencoded", "n=x")
        .isInvalid(conversion("must be a whole number", "n", "form"));
  }

  @Test
  void parameters_that_are_values_arrive_as_ever() {
    String id = "8c0f1d7e-0000-4000-8000-000000000001";
    String query = "?n=7&many=1&many=2&id=" + id + "&size=SMALL&on=true&word=x";

    assertThat(get("errors/query" + query).answers(200).response().body())
        .isEqualTo("\"7[1, 2]" + id + "SMALLtruex\"");
    assertThat(get("days?day=2026-01-01").answers(200).response().body()).isEqualTo("2026-01-01");
    assertThat(get("days").answers(200).response().body()).isEqualTo("null");
    assertThat(get("errors/query").answers(200).response().body())
        .isEqualTo("\"0[]nullnullfalsenull\"");
  }

  @Test
  void a_body_that_violates_constraints_at_any_depth() {
    String body =
        """
        {"customer":" ","lines":[{"isbn":"x","copies":1},{"isbn":"x","copies":0}],\
        "address":{"city":""},"tags":["okay","z"],"counts":{"a/b":0},"coupon":"qqq"}\
        """;

    send("POST", "errors/orders", "application/json", body)
        .isInvalid(
            violation("must not be blank", "#/address/city", "NotBlank"),
            violation("must be greater than 0", "#/counts/a~1b", "Positive"),
            violation("is not valid", "#/coupon", "Pattern"),
            violation("must not be blank", "#/customer", "NotBlank"),
            violation("must be greater than 0", "#/lines/1/copies", "Positive"),
            violation("size must be between 2 and 20", "#/tags/1", "Size"));
    send("POST", "errors/orders", "application/json", "null")
        .isInvalid(violation("must not be null", "#", "NotNull"));
  }

  @Test
  void a_list_that_violates_constraints() {
    send("POST", "errors/lines", "application/json", "[{\"isbn\":\"x\",\"copies\":1},{}]")
        .isInvalid(
            violation("must be greater than 0", "#/1/copies", "Positive"),
            violation("must not be blank", "#/1/isbn", "NotBlank"));
    send("POST", "errors/lines", "application/json", "[]")
        .isInvalid(violation("size must be between 1 and 3", "#", "Size"));
  }

  @Test
  void parameters_that_violate_constraints() {
    get("errors/constrained/0?q=x&from=0", "X-Most", "200")
        .isInvalid(
            error("must be less than or equal to 100", "X-Most", "header", "Max"),
            error("must be greater than 0", "id", "path", "Positive"),
            error("must be greater than 0", "from", "query", "Positive"),
            error("size must be between 2 and 2147483647", "q", "query", "Size"));
  }

  @Test
  void a_returned_value_that_violates_constraints_is_nobodys_business() {
    get("errors/returned").isFailure();
  }

  @Test
  void somebody_unknown_and_somebody_who_may_not() {
    Errand unknown = get("errors/anonymous").is(401, "Unauthorized");
    assertThat(unknown.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"shop\"");
    get("errors/staff", "Authorization", READER).is(403, "Forbidden");
    get("errors/staff", "Authorization", EDITOR).answers(200);
  }

  @Test
  void too_many_too_large_and_not_now() {
    get("errors/limited").is(429, "Too Many Requests");
    send("POST", "errors/large", "text/plain", "x").is(413, "Content Too Large");
    Errand later = get("errors/unavailable").is(503, "Service Unavailable");
    assertThat(later.header("Retry-After")).isEqualTo("30");
  }

  @Test
  void whatever_is_thrown_is_told_by_an_id_alone_and_stands_in_the_log() {
    for (String how : List.of("unchecked", "checked", "error")) {
      Errand failed = get("errors/" + how).isFailure();
      String trace = failed.response().body().replaceAll(".*\"trace\":\"(\\w+)\".*", "$1");
      assertThat(server.logged()).contains("ESS0010").contains(trace);
    }
  }

  @Test
  void a_failure_is_told_by_the_id_of_the_trace_it_belongs_to() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    Errand failed =
        get("errors/unchecked", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01").isFailure();

    assertThat(failed.response().body()).contains("\"trace\":\"" + trace + "\"");
  }

  @Test
  void an_exception_with_a_type_is_that_problem_on_whichever_thread() {
    for (String how : List.of("stock", "later")) {
      get("errors/" + how)
          .is(409, "https://shop.example/problems/out-of-stock", "Out of stock", "");
    }
  }

  @Test
  void a_problem_has_members_of_its_own() {
    String detail = "Your balance is 30, but that costs <50>.";
    Errand thrown = get("errors/funds").answers(403);

    assertThat(thrown.response().body())
        .isEqualTo(
            "{\"type\":\"https://shop.example/problems/out-of-credit\","
                + "\"title\":\"You do not have enough credit.\",\"status\":403,\"detail\":\""
                + detail
                + "\",\"instance\":\""
                + application.getPath()
                + "api/errors/funds\",\"balance\":30,"
                + "\"accounts\":[\"/account/12345\",\"/account/67890\"]}");
    get("errors/answered").is(409, "about:blank", "Conflict", ",\"rival\":\"b\"");
  }

  @Test
  void people_get_a_page_and_nothing_in_it_is_markup() {
    String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    Errand page = get("errors/funds", "Accept", browser).answers(403);

    assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(page.response().body())
        .startsWith("<!DOCTYPE html>")
        .contains("<h1>403 You do not have enough credit.</h1>", "that costs &lt;50&gt;.")
        .doesNotContain("<50>");
    get("nothing", "Accept", "text/html;q=0.5, application/json").is(404, "Not Found");
  }

  @Test
  void an_answer_without_a_body_gets_one_and_keeps_its_fields() {
    Errand bare = get("errors/bare").is(410, "Gone");

    assertThat(bare.header("X-Kept")).isEqualTo("yes");
    send("HEAD", "errors/stock", "text/plain", "").answers(409);
  }

  @Test
  void what_the_application_answers_itself_stays_as_it_is() {
    for (String how : List.of("own", "thrown")) {
      Errand own = get("errors/" + how).answers(400);
      assertThat(own.response().body()).isEqualTo("an answer of its own");
      assertThat(own.header("Content-Type")).startsWith("text/plain");
    }
    Errand redirected = get("errors/redirected").answers(303);
    assertThat(redirected.header("Location")).endsWith("/elsewhere");
    assertThat(redirected.response().body()).isEmpty();
  }

  Errand get(String path, String... headers) {
    return Errand.get(application, path, headers);
  }

  Errand send(String method, String path, String type, String body) {
    return Errand.send(application, method, path, type, body);
  }

  private static String conversion(String detail, String parameter, String in) {
    return error(detail, parameter, in, "Conversion");
  }

  private static String error(String detail, String parameter, String in, String code) {
    return "{\"detail\":\"%s\",\"parameter\":\"%s\",\"in\":\"%s\",\"code\":\"%s\"}"
        .formatted(detail, parameter, in, code);
  }

  private static String violation(String detail, String pointer, String code) {
    return "{\"detail\":\"%s\",\"pointer\":\"%s\",\"code\":\"%s\"}"
        .formatted(detail, pointer, code);
  }
}
