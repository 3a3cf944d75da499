package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.essentials.app.Metered;
import org.freshet.it.server.Server;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Plans that a bean knows, limits that cannot be counted, and requests that are told in part. */
@ExtendWith(ArquillianExtension.class)
abstract class MeteredMatrix {

  @ArquillianResource URL application;
  @ArquillianResource Server server;

  static Class<?>[] classes() {
    return new Class<?>[] {
      Metered.class,
      Metered.Told.class,
      Metered.Plans.class,
      Metered.Failing.class,
      Metered.Desk.class
    };
  }

  static String[] settings(WebArchive war) {
    String root = "/" + war.getName().replace(".war", "");
    return new String[] {
      "essentials.ratelimit.plan.premium=2",
      "essentials.ratelimit.plan.staff=unlimited",
      "essentials.ratelimit.when-unavailable=closed",
      "essentials.request-log.enabled=true",
      "essentials.request-log.percent=0",
      "essentials.request-log.skip=" + root + "/api/metered/probe"
    };
  }

  private Errand limited(String who, String plan) {
    return Errand.get(application, "metered/limited", "X-Who", who, "X-Plan", plan);
  }

  @Test
  void a_bean_puts_callers_on_plans_that_multiply_or_lift_their_limits() {
    for (int i = 0; i < 2; i++) {
      limited("basic", "none").answers(200);
    }
    limited("basic", "none").answers(429);
    for (int i = 0; i < 4; i++) {
      limited("premium", "premium").answers(200);
    }
    assertThat(limited("premium", "premium").answers(429).header("RateLimit-Policy"))
        .isEqualTo("\"default\";q=4;w=3600");
    for (int i = 0; i < 10; i++) {
      limited("staff", "staff").answers(200);
    }
  }

  @Test
  void a_bean_that_others_are_injected_into_tells_who_is_counted() {
    Errand.get(application, "metered/desk", "X-Desk", "one").answers(200);
    Errand.get(application, "metered/desk", "X-Desk", "one").answers(429);
    Errand.get(application, "metered/desk", "X-Desk", "two").answers(200);
  }

  @Test
  void what_cannot_be_counted_is_refused_where_that_is_set_and_nothing_of_it_is_told() {
    Errand refused = Errand.get(application, "metered/uncountable").answers(503);

    assertThat(refused.response().body()).doesNotContain("hunter2");
    assertThat(server.logged()).contains("ESS0030");
  }

  @Test
  void requests_that_succeed_are_told_as_often_as_set_failures_always_and_some_paths_never() {
    Errand.get(application, "metered/probe/well").answers(200);
    Errand.get(application, "metered/probe/missing").answers(404);
    Errand.get(application, "metered/limited", "X-Who", "told").answers(200);
    Errand.get(application, "metered/missing").answers(404);

    assertThat(Errand.get(application, "metered/told").answers(200).response().body().lines())
        .anyMatch(path -> path.endsWith("/api/metered/missing"))
        .noneMatch(path -> path.contains("/probe/"))
        .noneMatch(path -> path.endsWith("/told"));
  }
}
