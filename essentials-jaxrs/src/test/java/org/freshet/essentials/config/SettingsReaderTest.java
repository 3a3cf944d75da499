package org.freshet.essentials.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.freshet.essentials.FakeConfig;
import org.freshet.essentials.api.EssentialsDefinitionException;
import org.freshet.essentials.api.Problem;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

  private final Findings findings = new Findings();

  @Test
  void without_a_word_everything_has_its_default() {
    ProblemSettings problem = read().problem();

    assertThat(problem).isEqualTo(new ProblemSettings(true, 422, true, null, true));
    assertThat(findings.found()).isEmpty();
  }

  @Test
  void what_is_set_is_read() {
    ProblemSettings problem =
        read(
                "essentials.problem.enabled=FALSE",
                "essentials.problem.violations= 400 ",
                "essentials.problem.parameters=platform",
                "essentials.problem.types=https://shop.example/problems/",
                "essentials.problem.html=false",
                "other.setting=x")
            .problem();

    assertThat(problem)
        .isEqualTo(
            new ProblemSettings(
                false, 400, false, URI.create("https://shop.example/problems/"), false));
    assertThat(findings.found()).isEmpty();
  }

  @Test
  void webhooks_are_off_by_default_and_have_bounds() {
    WebhookSettings off = readAll().webhook();
    assertThat(off.store()).isEqualTo(Store.NONE);
    assertThat(off.schedule()).hasSize(10).startsWith(Duration.ZERO, Duration.ofSeconds(5));
    assertThat(off.hasDatabase()).isFalse();
    assertThat(off.sending().plain()).isFalse();
    assertThat(off.receiving().refusing()).isTrue();
    assertThat(findings.found()).isEmpty();

    WebhookSettings on =
        readAll(
                "essentials.webhook.store=database",
                "essentials.webhook.keys=k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "essentials.webhook.schedule=0, PT1M ,3600",
                "essentials.webhook.receiver.shop=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "essentials.webhook.timeout=30",
                "essentials.webhook.lease=60")
            .webhook();
    assertThat(on.schedule())
        .containsExactly(Duration.ZERO, Duration.ofMinutes(1), Duration.ofHours(1));
    assertThat(on.receiving().secrets().get("shop")).hasSize(1);
    assertThat(on.toString()).doesNotContain("MfKQ9r8").doesNotContain("AAECAwQ");
    assertThat(findings.found()).isEmpty();

    readAll("essentials.webhook.timeout=30", "essentials.webhook.lease=59");
    assertThat(findings.found())
        .containsExactly(
            "ESS0001: essentials.webhook.lease: is 'PT59S', must be at least twice"
                + " essentials.webhook.timeout, PT30S");
  }

  @Test
  void messages_are_remembered_for_as_long_as_they_can_be_of_now() {
    readAll("essentials.webhook.tolerance=3600", "essentials.webhook.seen-for=7200");
    assertThat(findings.found()).isEmpty();
    readAll("essentials.webhook.tolerance=3600", "essentials.webhook.seen-for=7199");
    assertThat(findings.found())
        .containsExactly(
            "ESS0001: essentials.webhook.seen-for: is 'PT1H59M59S', must be at least twice"
                + " essentials.webhook.tolerance, PT1H");
  }

  @Test
  void resources_of_an_entity_are_strict_with_members_and_lenient_with_versions_unless_told() {
    assertThat(readAll().crud()).isEqualTo(new CrudSettings(true, false));
    assertThat(
            readAll("essentials.crud.unknown-members=ignored", "essentials.crud.if-match=required")
                .crud())
        .isEqualTo(new CrudSettings(false, true));
    assertThat(findings.found()).isEmpty();
  }

  @Test
  void who_may_do_what_is_off_by_default_and_can_be_set() {
    AccessSettings off = readAll().access();
    assertThat(off.keys())
        .isEqualTo(new KeySettings(Store.NONE, "X-API-Key", "key", Duration.ofMinutes(5)));
    assertThat(off.revocation())
        .isEqualTo(new RevocationSettings(Store.NONE, false, Duration.ofDays(30)));
    assertThat(off.permission()).isEqualTo(new PermissionSettings(Map.of(), "Bearer"));
    assertThat(off.database())
        .isEqualTo(new DatabaseSettings("java:comp/DefaultDataSource", false));
    assertThat(readAll().redis().isSet()).isFalse();

    EssentialsSettings on =
        readAll(
            "essentials.keys.store=database",
            "essentials.keys.header=X-Shop",
            "essentials.keys.last-use=PT0S",
            "essentials.revocation.store=redis",
            "essentials.revocation.when-unavailable=open",
            "essentials.revocation.max-life=3600",
            "essentials.permission.names=a,b",
            "essentials.permission.roles.c.d=e,f",
            "essentials.redis.url=rediss://r1/2",
            "essentials.redis.user=u",
            "essentials.redis.password=hidden");
    assertThat(on.access().keys().lastUse()).isZero();
    assertThat(on.access().revocation())
        .isEqualTo(new RevocationSettings(Store.REDIS, true, Duration.ofHours(1)));
    assertThat(on.access().permission().roles())
        .isEqualTo(Map.of("a", Set.of("a"), "b", Set.of("b"), "c.d", Set.of("e", "f")));
    assertThat(on.access().permission().challenge()).isEqualTo("ApiKey header=\"X-Shop\"");
    assertThat(on.rateLimit().apiKeyHeader()).isEqualTo("X-Shop");
    assertThat(on.http().log().isSecret("x-shop")).isTrue();
    assertThat(on.redis().nodes()).containsExactly(new RedisSettings.Node("r1", 6379));
    assertThat(on.redis().database()).isEqualTo(2);
    assertThat(on.redis().tls()).isTrue();
    assertThat(on.redis().toString()).doesNotContain("hidden");
    assertThat(findings.found()).isEmpty();
  }

  @Test
  void a_redis_that_cannot_be_meant_is_refused_without_its_password() {
    readAll("essentials.redis.url=redis://u:hidden@r1");
    readAll("essentials.redis.url=redis://r1,redis://r2");
    readAll("essentials.redis.url=redis://r1/1,rediss://r2", "essentials.redis.cluster=true");
    readAll("essentials.redis.prefix=a b", "essentials.redis.timeout=P1Y");

    assertThat(findings.found())
        .hasSize(6)
        .noneMatch(text -> text.contains("hidden"))
        .anyMatch(text -> text.startsWith("ESS0001: essentials.redis.url: is '2 servers', must"))
        .anyMatch(text -> text.contains("is '/1', must name no database"))
        .anyMatch(text -> text.contains("is 'of both schemes', must be all redis://"));
  }

  private EssentialsSettings readAll(String... lines) {
    return SettingsReader.read(FakeConfig.of(lines), Set.of(), findings);
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    read(
        "essentials.problem.enabled=yes",
        "essentials.problem.violations=404",
        "essentials.problem.parameters=400",
        "essentials.problem.types=problems/",
        "essentials.problem.kind=x");

    assertThatExceptionOfType(EssentialsDefinitionException.class)
        .isThrownBy(findings::throwIfAny)
        .satisfies(
            thrown ->
                assertThat(thrown.problems())
                    .containsExactlyInAnyOrder(
                        "ESS0001: essentials.problem.enabled: is 'yes', must be true or false",
                        "ESS0001: essentials.problem.violations: is '404', must be 422 or 400",
                        "ESS0001: essentials.problem.parameters: is '400', must be 422 or platform",
                        "ESS0001: essentials.problem.types: is 'problems/', must be an absolute"
                            + " URI that ends in '/', '#' or ':'",
                        "ESS0002: essentials.problem.kind: is not a setting, must be one of the"
                            + " reference"))
        .withMessageStartingWith("5 problems in the definitions of the API essentials:\n  1. ESS");
  }

  @Test
  void what_a_source_makes_of_a_variable_of_the_environment_is_no_unknown_setting() {
    SettingsReader.read(
        FakeConfig.of("essentials.ratelimit.max.keys=5000", "essentials.ratelimit.max.kees=1"),
        Set.of("ESSENTIALS_RATELIMIT_MAX_KEYS", "ESSENTIALS_RATELIMIT_MAX_KEES"),
        findings);

    assertThatExceptionOfType(EssentialsDefinitionException.class)
        .isThrownBy(findings::throwIfAny)
        .satisfies(
            thrown ->
                assertThat(thrown.problems())
                    .containsExactly(
                        "ESS0002: essentials.ratelimit.max.kees: is not a setting, must be one of"
                            + " the reference"));
  }

  @Test
  void limits_have_defaults_and_what_is_set_is_read() {
    RateLimitSettings plain = read().rateLimit();
    RateLimitSettings set =
        read(
                "essentials.ratelimit.max-keys=5000",
                "essentials.ratelimit.headers=false",
                "essentials.ratelimit.ipv6-prefix=48",
                "essentials.ratelimit.api-key-header=X-Key",
                "essentials.ratelimit.when-unavailable=closed",
                "essentials.proxies.trusted=10.0.0.0/8, ::1",
                "essentials.ratelimit.policy.burst=60/PT1M/20",
                "essentials.ratelimit.plan.premium=10",
                "essentials.ratelimit.plan.staff=unlimited")
            .rateLimit();

    assertThat(plain.maxKeys()).isEqualTo(100_000);
    assertThat(plain.fields()).isTrue();
    assertThat(plain.ipv6Prefix()).isEqualTo(64);
    assertThat(plain.apiKeyHeader()).isEqualTo("X-API-Key");
    assertThat(plain.open()).isTrue();
    assertThat(plain.trusted()).isEmpty();
    assertThat(set.maxKeys()).isEqualTo(5000);
    assertThat(set.fields()).isFalse();
    assertThat(set.ipv6Prefix()).isEqualTo(48);
    assertThat(set.apiKeyHeader()).isEqualTo("X-Key");
    assertThat(set.open()).isFalse();
    assertThat(set.trusted()).hasSize(2);
    assertThat(set.policies()).containsOnly(java.util.Map.entry("burst", new Quota(60, 60, 20)));
    assertThat(set.plans())
        .containsOnly(
            java.util.Map.entry("premium", new Plan(10)),
            java.util.Map.entry("staff", new Plan(0)));
    assertThat(findings.found()).isEmpty();
  }

  @Test
  void wrong_limits_are_told_at_once() {
    read(
        "essentials.ratelimit.max-keys=10",
        "essentials.ratelimit.api-key-header=X Key",
        "essentials.ratelimit.when-unavailable=ajar",
        "essentials.proxies.trusted=10.0.0.0/8,proxy.example",
        "essentials.ratelimit.policy.a=60 a minute",
        "essentials.ratelimit.policy.b=0/60",
        "essentials.ratelimit.plan.c=free");

    assertThat(findings.found())
        .containsExactlyInAnyOrder(
            "ESS0001: essentials.ratelimit.max-keys: is '10', must be a whole number from 1000 to"
                + " 10000000",
            "ESS0001: essentials.ratelimit.api-key-header: is 'X Key', must be the name of a field",
            "ESS0001: essentials.ratelimit.when-unavailable: is 'ajar', must be open or closed",
            "ESS0001: essentials.proxies.trusted: is 'proxy.example', must be an address or a"
                + " range such as 10.0.0.0/8",
            "ESS0001: essentials.ratelimit.policy.a: is '60 a minute', must be a quota such as"
                + " 100/PT1M or 100/PT1M/20",
            "ESS0001: essentials.ratelimit.policy.b: is '0/60', limit is 0, must be from 1 to"
                + " 1000000",
            "ESS0001: essentials.ratelimit.plan.c: is 'free', must be unlimited, or a factor from 1"
                + " to 10000");
  }

  @Test
  void what_concerns_every_exchange_is_off_and_can_be_set() {
    HttpSettings plain = read().http();
    HttpSettings set =
        read(
                "essentials.request-id.header=X-Request-ID",
                "essentials.cors.origins=https://shop.example, https://*.shop.example:8443",
                "essentials.cors.methods=get,post",
                "essentials.cors.headers=X-A, X-B",
                "essentials.cors.exposed=RateLimit",
                "essentials.cors.credentials=true",
                "essentials.cors.max-age=60",
                "essentials.security-headers.enabled=true",
                "essentials.security-headers.content-security-policy=default-src 'self'; img-src *",
                "essentials.security-headers.strict-transport-security=0",
                "essentials.request-log.enabled=true",
                "essentials.request-log.skip=/health,/metrics",
                "essentials.request-log.percent=10",
                "essentials.request-log.slow-millis=250",
                "essentials.request-log.headers=User-Agent,X-Session",
                "essentials.request-log.secret-headers=X-Session")
            .http();

    assertThat(plain.requestId()).isNull();
    assertThat(plain.cors().isOn()).isFalse();
    assertThat(plain.security().enabled()).isFalse();
    assertThat(plain.log().enabled()).isFalse();
    assertThat(plain.log().isSecret("Authorization")).isTrue();
    assertThat(set.requestId()).isEqualTo("X-Request-ID");
    assertThat(set.cors().methods()).containsExactly("GET", "POST");
    assertThat(set.cors().isOpen()).isFalse();
    assertThat(set.security())
        .isEqualTo(new HttpSettings.Security(true, "default-src 'self'; img-src *", 0));
    assertThat(set.log().percent()).isEqualTo(10);
    assertThat(set.log().isSecret("x-session")).isTrue();
    assertThat(set.log().isSecret("User-Agent")).isFalse();
    assertThat(findings.found()).isEmpty();
  }

  @Test
  void everybody_with_credentials_is_refused_and_so_is_what_is_malformed() {
    read(
        "essentials.cors.origins=*,shop.example",
        "essentials.cors.credentials=true",
        "essentials.cors.methods=GET POST",
        "essentials.security-headers.content-security-policy=default-src 'self', x",
        "essentials.request-log.percent=200",
        "essentials.request-log.headers=User Agent",
        "essentials.request-id.header=X Id");

    assertThat(findings.found())
        .containsExactlyInAnyOrder(
            "ESS0001: essentials.cors.origins: is 'shop.example', must be origins such as"
                + " https://shop.example or https://*.shop.example, or *",
            "ESS0001: essentials.cors.credentials: is 'true', must be false where everybody may"
                + " read: *",
            "ESS0001: essentials.cors.methods: is 'GET POST', must be names separated by commas",
            "ESS0001: essentials.security-headers.content-security-policy: is 'default-src 'self',"
                + " x', must be directives separated by semicolons",
            "ESS0001: essentials.request-log.percent: is '200', must be a whole number from 0 to"
                + " 100",
            "ESS0001: essentials.request-log.headers: is 'User Agent', must be names of fields",
            "ESS0001: essentials.request-id.header: is 'X Id', must be the name of a field");
  }

  @Test
  void a_type_has_a_title_of_its_own_only_where_types_have_a_beginning() {
    Problem plain = read().problem().problem(422, "validation", "Not valid.");
    Problem typed =
        read("essentials.problem.types=https://shop.example/problems#")
            .problem()
            .problem(422, "validation", "Not valid.");

    assertThat(plain).isEqualTo(Problem.of(422));
    assertThat(typed.type()).hasToString("https://shop.example/problems#validation");
    assertThat(typed.title()).isEqualTo("Not valid.");
  }

  private EssentialsSettings read(String... lines) {
    return SettingsReader.read(FakeConfig.of(lines), findings);
  }
}
