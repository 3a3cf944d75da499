package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.freshet.it.essentials.app.Limits;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Limits of methods and classes, from a WAR and from EAR/lib. Each test has counters of its own.
 */
@ExtendWith(ArquillianExtension.class)
abstract class LimitMatrix {

  static final String[] SETTINGS = {
    "essentials.ratelimit.policy.shared=3/PT1H",
    "essentials.ratelimit.plan.editor=unlimited",
    Limits.Methods.class.getName() + "/overridden/RateLimited/limit=2",
    Limits.Methods.class.getName() + "/off/RateLimited/enabled=false",
  };

  static final String EXCEEDED = ",\"violated-policies\":[\"%s\"]";

  private static final String TYPE =
      "https://iana.org/assignments/http-problem-types#quota-exceeded";
  private static final String TITLE =
      "Request cannot be satisfied as assigned quota has been exceeded";
  private static final String READER = "Basic cmVhZGVyOnJlYWRlcg==";
  private static final String EDITOR = "Basic ZWRpdG9yOmVkaXRvcg==";

  @ArquillianResource URL application;

  static WebArchive bare() {
    return Archives.bareWar(
            Limits.Methods.class, Limits.class, Limits.Together.class, Limits.Shelves.class)
        .addAsWebInfResource(Archives.basicAuthentication(), "web.xml");
  }

  @Test
  void responses_say_what_is_left_and_a_refusal_when_to_come_back() {
    for (int left = 2; left >= 0; left--) {
      Errand in = get("limits/address").answers(200);
      assertThat(in.header("RateLimit-Policy")).isEqualTo("\"default\";q=3;w=3600");
      assertThat(in.header("RateLimit")).matches("\"default\";r=" + left + ";t=1(200|19\\d)");
      assertThat(in.header("Retry-After")).isEmpty();
    }
    Errand refused = get("limits/address").is(429, TYPE, TITLE, EXCEEDED.formatted("default"));

    assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"default\";q=3;w=3600");
    assertThat(refused.header("RateLimit")).matches("\"default\";r=0;t=1(200|19\\d)");
    assertThat(refused.header("Retry-After")).matches("1(200|19\\d)");
    assertThat(refused.header("RateLimit")).endsWith(";t=" + refused.header("Retry-After"));
  }

  @Test
  void a_forged_field_changes_nothing() {
    for (int i = 0; i < 10; i++) {
      Errand.get(
              application,
              "limits/forwarded",
              "X-Forwarded-For",
              "198.51.100." + i,
              "Forwarded",
              "for=198.51.100." + i,
              "X-Real-IP",
              "198.51.100." + i)
          .answers(i < 3 ? 200 : 429);
    }
  }

  @Test
  void two_limits_hold_together_though_they_are_judged_at_different_moments() {
    Errand first = get("limits/both", "Authorization", READER).answers(200);
    assertThat(first.header("RateLimit-Policy"))
        .isEqualTo("\"sustained\";q=5;w=3600, \"burst\";q=2;w=60");
    get("limits/both", "Authorization", READER).answers(200);
    Errand refused =
        get("limits/both", "Authorization", READER)
            .is(429, TYPE, TITLE, EXCEEDED.formatted("burst"));

    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 30);
  }

  @Test
  void users_are_counted_each_and_those_without_a_name_by_address() {
    for (int i = 0; i < 4; i++) {
      get("limits/user", "Authorization", READER).answers(i < 2 ? 200 : 429);
      get("limits/user").answers(i < 2 ? 200 : 429);
    }
  }

  @Test
  void whoever_has_a_plan_without_limits_is_not_counted() {
    for (int i = 0; i < 5; i++) {
      Errand in = get("limits/user", "Authorization", EDITOR).answers(200);
      assertThat(in.header("RateLimit")).isEmpty();
    }
  }

  @Test
  void guesses_are_counted_before_anybody_may_do_anything() {
    for (int i = 0; i < 4; i++) {
      get("limits/guarded", "Authorization", READER).answers(i < 2 ? 403 : 429);
    }
  }

  @Test
  void a_field_may_tell_callers_apart() {
    for (int i = 0; i < 4; i++) {
      get("limits/tenant", "X-Tenant", "a").answers(i < 2 ? 200 : 429);
      get("limits/tenant", "X-Tenant", "b").answers(i < 2 ? 200 : 429);
    }
  }

  @Test
  void made_up_api_keys_of_somebody_unknown_give_no_allowance() {
    for (int i = 0; i < 6; i++) {
      get("limits/api-key", "X-API-Key", "made-up-" + i).answers(i < 2 ? 200 : 429);
    }
    for (int i = 0; i < 4; i++) {
      get("limits/api-key", "X-API-Key", "k1", "Authorization", READER).answers(i < 2 ? 200 : 429);
    }
  }

  @Test
  void a_bean_may_tell_callers_apart() {
    for (int i = 0; i < 4; i++) {
      get("limits/shelf/left").answers(i < 2 ? 200 : 429);
      get("limits/shelf/right").answers(i < 2 ? 200 : 429);
    }
  }

  @Test
  void the_configuration_overrides_a_limit_or_switches_it_off() {
    for (int i = 0; i < 4; i++) {
      get("limits/overridden").answers(i < 2 ? 200 : 429);
      get("limits/off").answers(200);
    }
  }

  @Test
  void a_class_counts_all_its_methods_together() {
    for (int i = 0; i < 6; i++) {
      get("limited-class/" + (i % 2 == 0 ? "a" : "b")).answers(i < 3 ? 200 : 429);
    }
  }

  @Test
  void a_policy_counts_together_wherever_it_is_named() {
    for (int i = 0; i < 6; i++) {
      get(i % 2 == 0 ? "limits/policy" : "limited-class/policy").answers(i < 3 ? 200 : 429);
    }
  }

  @Test
  void what_fails_counts_too_and_says_what_is_left() {
    assertThat(get("limits/failing").isFailure().header("RateLimit")).contains("r=0");
    get("limits/failing").answers(429);
  }

  @Test
  void sixteen_who_come_at_once_get_no_more_than_there_is() {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<CompletableFuture<Integer>> all =
          IntStream.range(0, 64)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> get("limits/tenant", "X-Tenant", "crowd").response().statusCode(),
                          threads))
              .toList();
      List<Integer> statuses = all.stream().map(CompletableFuture::join).toList();

      assertThat(statuses.stream().filter(status -> status == 200)).hasSize(2);
      assertThat(statuses.stream().collect(Collectors.toSet())).isEqualTo(Set.of(200, 429));
    } finally {
      threads.shutdownNow();
    }
  }

  private Errand get(String path, String... headers) {
    return Errand.get(application, path, headers);
  }
}
