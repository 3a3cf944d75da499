package org.freshet.essentials.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.freshet.essentials.FakeConfig;
import org.freshet.essentials.api.RateLimitKey;
import org.freshet.essentials.api.RateLimitPlans;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.Quota;
import org.freshet.essentials.config.RateLimitSettings;
import org.freshet.essentials.config.SettingsReader;
import org.junit.jupiter.api.Test;

class LimitJudgeTest {

  private static final Limit TWO =
      new Limit("two", "two", new Quota(2, 10, 2), Limit.Kind.USER, "", null);
  private static final Limit THREE =
      new Limit("three", "three", new Quota(3, 60, 3), Limit.Kind.USER, "", null);

  @Test
  void a_refusal_names_the_limit_and_when_to_come_back() {
    LimitJudge judge = judge(null);
    judge.judge(List.of(TWO, THREE), FakeCaller.named("reader"));
    judge.judge(List.of(TWO, THREE), FakeCaller.named("reader"));
    LimitJudge.Judgement refused = judge.judge(List.of(TWO, THREE), FakeCaller.named("reader"));

    assertThat(refused.problem().status()).isEqualTo(429);
    assertThat(refused.problem().type().toString())
        .isEqualTo("https://iana.org/assignments/http-problem-types#quota-exceeded");
    assertThat(refused.problem().members().get("violated-policies")).isEqualTo(List.of("two"));
    assertThat(LimitText.policies(refused.said()))
        .isEqualTo("\"two\";q=2;w=10, \"three\";q=3;w=60");
    assertThat(LimitText.remaining(refused.said()))
        .isEqualTo("\"two\";r=0;t=5, \"three\";r=1;t=20");
    assertThat(LimitText.retryAfter(refused.said())).isEqualTo(5);
  }

  @Test
  void a_role_with_a_plan_has_more_and_the_best_of_several_counts() {
    String[] plans = {
      "essentials.ratelimit.plan.premium=10",
      "essentials.ratelimit.plan.gold=20",
      "essentials.ratelimit.plan.staff=unlimited"
    };

    assertThat(admitted(judge(null, plans), FakeCaller.named("a"))).isEqualTo(2);
    assertThat(admitted(judge(null, plans), FakeCaller.named("a", "premium"))).isEqualTo(20);
    assertThat(admitted(judge(null, plans), FakeCaller.named("a", "premium", "gold")))
        .isEqualTo(40);
    assertThat(admitted(judge(null, plans), FakeCaller.named("a", "gold", "staff"))).isEqualTo(100);
  }

  @Test
  void whoever_is_exempt_hears_of_no_limit() {
    LimitJudge judge = judge(null, "essentials.ratelimit.plan.staff=unlimited");

    assertThat(judge.judge(List.of(TWO), FakeCaller.named("a", "staff")).said()).isEmpty();
  }

  @Test
  void the_application_may_tell_plans_itself() {
    RateLimitPlans plans = caller -> caller.user().filter("vip"::equals).map(user -> "premium");
    String[] lines = {"essentials.ratelimit.plan.premium=3", "essentials.ratelimit.plan.other=9"};

    assertThat(admitted(judge(plans, lines), FakeCaller.named("vip", "other"))).isEqualTo(6);
    assertThat(admitted(judge(plans, lines), FakeCaller.named("a", "other"))).isEqualTo(18);
    assertThat(admitted(judge(caller -> Optional.of("unknown"), lines), FakeCaller.named("a")))
        .isEqualTo(2);
  }

  @Test
  void where_requests_cannot_be_counted_they_are_admitted_or_refused_as_is_set() {
    RateLimitKey failing =
        caller -> {
          throw new IllegalStateException("away");
        };
    Limit limit = new Limit("l", "l", new Quota(1, 1, 1), Limit.Kind.RESOLVER, "", failing);

    assertThat(judge(null).judge(List.of(limit), FakeCaller.named("a")).problem()).isNull();
    LimitJudge.Judgement refused =
        judge(null, "essentials.ratelimit.when-unavailable=closed")
            .judge(List.of(limit), FakeCaller.named("a"));
    assertThat(refused.problem().status()).isEqualTo(503);
    assertThat(refused.problem().type().toString())
        .isEqualTo("https://iana.org/assignments/http-problem-types#temporary-reduced-capacity");
  }

  private static int admitted(LimitJudge judge, FakeCaller caller) {
    int admitted = 0;
    for (int i = 0; i < 100; i++) {
      admitted += judge.judge(List.of(TWO), caller).problem() == null ? 1 : 0;
    }
    return admitted;
  }

  private static LimitJudge judge(RateLimitPlans plans, String... lines) {
    Findings findings = new Findings();
    RateLimitSettings settings = SettingsReader.read(FakeConfig.of(lines), findings).rateLimit();
    assertThat(findings.found()).isEmpty();
    return new LimitJudge(settings, RateLimiter.inMemory(1000, () -> 0), plans);
  }
}
