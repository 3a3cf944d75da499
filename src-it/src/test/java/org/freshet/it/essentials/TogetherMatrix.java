package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.locks.LockSupport;
import org.freshet.it.server.Http;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The cache and the API essentials in one application: each does all that it does alone. */
@ExtendWith(ArquillianExtension.class)
abstract class TogetherMatrix {

  static final String[] SETTINGS = {"isr.mode=development", "partstream.mode=development"};

  private static final String EXCEEDED =
      "https://iana.org/assignments/http-problem-types#quota-exceeded";

  @ArquillianResource URL application;

  @Test
  void a_hit_is_counted_by_the_limit_of_its_method() {
    Errand first = get("mixed/limited").answers(200);
    assertThat(first.header("Cache-Status")).contains("stored");
    for (int left = 1; left >= 0; left--) {
      Errand hit = get("mixed/limited").answers(200);
      assertThat(hit.header("Cache-Status")).contains("; hit;").contains("detail=\"resource\"");
      assertThat(hit.response().body()).isEqualTo("limited 1");
      assertThat(hit.header("RateLimit")).startsWith("\"default\";r=" + left + ";");
      assertThat(hit.response().headers().allValues("RateLimit-Policy")).hasSize(1);
    }
    Errand refused =
        get("mixed/limited")
            .is(
                429,
                EXCEEDED,
                "Request cannot be satisfied as assigned quota has been exceeded",
                ",\"violated-policies\":[\"default\"]");

    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(refused.header("Cache-Control")).doesNotContain("public");
    assertThat(runs("limited")).isEqualTo(1);
  }

  @Test
  void a_renewal_is_nobodys_request_and_is_not_counted() {
    get("mixed/renewed").answers(200);
    Http.send(Http.request(application, "api/mixed/raise/renewed").POST(BodyPublishers.noBody()));
    await("renewed", 2);

    Errand second = get("mixed/renewed").answers(200);
    assertThat(second.header("RateLimit")).startsWith("\"default\";r=0;");
    assertThat(second.response().body()).isEqualTo("renewed 2");
    get("mixed/renewed").answers(429);
  }

  @Test
  void an_unknown_path_is_a_problem() {
    get("mixed/nowhere").is(404, "Not Found");
  }

  @Test
  void an_error_of_a_cached_method_is_a_problem_and_is_not_stored() {
    Errand failed = get("mixed/failing").isFailure();
    assertThat(failed.response().body()).doesNotContain("secret");
    assertThat(failed.header("Cache-Control")).contains("no-store").doesNotContain("public");
    assertThat(failed.header("Cache-Status")).doesNotContain("stored").doesNotContain("; hit");

    assertThat(get("mixed/failing").answers(200).response().body()).isEqualTo("failing 2");
    assertThat(get("mixed/failing").header("Cache-Status")).contains("; hit;");
  }

  @Test
  void what_a_cached_method_does_not_find_is_a_problem_each_time() {
    for (int run = 1; run <= 2; run++) {
      Errand missing = get("mixed/missing/7").is(404, "Not Found");
      assertThat(missing.header("Cache-Control")).contains("no-store");
      assertThat(runs("missing")).isEqualTo(run);
    }
  }

  @Test
  void a_hit_says_once_that_its_method_will_go() {
    for (int i = 0; i < 3; i++) {
      Errand old = get("mixed/old").answers(200);
      assertThat(old.response().headers().allValues("Deprecation")).containsExactly("@1767225600");
      assertThat(old.response().headers().allValues("Link")).hasSize(1);
      assertThat(old.response().body()).isEqualTo("old 1");
    }
  }

  @Test
  void parts_are_delivered_and_counted_as_well() {
    Errand first = get("mixed-parts").answers(200);
    assertThat(first.response().body()).startsWith("{\"results\":[{\"first\":\"1\"}]");
    assertThat(first.header("RateLimit")).startsWith("\"default\";r=1;");
    get("mixed-parts/manifest").answers(200);
    get("mixed-parts").answers(429);
  }

  Errand get(String path) {
    return Errand.get(application, path);
  }

  int runs(String name) {
    return Integer.parseInt(get("mixed/runs/" + name).answers(200).response().body());
  }

  private void await(String name, int runs) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (runs(name) < runs) {
      assertThat(System.nanoTime()).as("still not run %d times: %s", runs, name).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
