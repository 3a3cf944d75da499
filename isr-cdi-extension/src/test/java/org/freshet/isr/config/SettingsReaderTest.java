package org.freshet.isr.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

  private static final IsrSettings DEFAULTS = FakeConfig.settings();
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final Problems problems = new Problems();

  private IsrSettings read(String... keysAndValues) {
    return SettingsReader.read(FakeConfig.of(keysAndValues), problems);
  }

  /** Reads one wrong value: one problem, and the default in its place. */
  private void assertWrong(
      String key, String value, String rule, Function<IsrSettings, Object> setting) {
    IsrSettings settings = read(key, value);

    assertThat(problems.found())
        .containsExactly("ISR0001: " + key + ": is '" + value + "', " + rule);
    assertThat(setting.apply(settings)).isEqualTo(setting.apply(DEFAULTS));
  }

  private void assertRead(
      String key, String value, Function<IsrSettings, Object> setting, Object expected) {
    IsrSettings settings = read(key, value);

    assertThat(setting.apply(settings)).isEqualTo(expected);
    assertThat(problems.found()).isEmpty();
  }

  @Nested
  class Without_any_setting {

    @Test
    void an_application_is_in_production() {
      assertThat(DEFAULTS.development()).isFalse();
    }

    @Test
    void requests_say_their_base_themselves_for_at_most_8_hosts() {
      assertThat(DEFAULTS.publicBases()).isEmpty();
      assertThat(DEFAULTS.hostsMax()).isEqualTo(8);
    }

    @Test
    void the_profile_is_the_safe_one() {
      assertThat(DEFAULTS.profile()).isEqualTo(Profile.SAFE);
      assertRead("isr.profile", "rfc", IsrSettings::profile, Profile.RFC);
      assertWrong("isr.profile", "RFC", "must be safe or rfc", IsrSettings::profile);
    }

    @Test
    void the_front_decides_for_itself() {
      assertThat(DEFAULTS.front()).isEmpty();
    }

    @Test
    void the_store_takes_an_eighth_of_the_heap_and_not_more_than_256_mebibytes() {
      long eighth = Runtime.getRuntime().maxMemory() / 8;

      assertThat(DEFAULTS.storeMaxBytes())
          .isEqualTo(Math.max(1 << 20, Math.min(256L << 20, eighth)));
    }

    @Test
    void a_body_may_have_a_mebibyte() {
      assertThat(DEFAULTS.storeMaxBody()).isEqualTo(1 << 20);
    }

    @Test
    void loaded_entities_add_no_tags() {
      assertThat(DEFAULTS.loaded()).isEqualTo(new IsrSettings.Loaded(false, 1_000));
    }

    @Test
    void the_raises_of_100_000_tags_are_remembered() {
      assertThat(DEFAULTS.graphMaxTags()).isEqualTo(100_000);
    }

    @Test
    void the_build_is_1_and_the_secret_is_drawn_at_start() {
      assertThat(DEFAULTS.buildId()).isEqualTo("1");
      assertThat(DEFAULTS.secret()).isEmpty();
    }

    @Test
    void times_are_as_documented() {
      assertThat(DEFAULTS.collapseTimeout()).isEqualTo(Duration.ofSeconds(10));
      assertThat(DEFAULTS.lease()).isEqualTo(Duration.ofMinutes(1));
      assertThat(DEFAULTS.settle()).isZero();
    }

    @Test
    void all_persistence_units_are_kept_coherent() {
      assertThat(DEFAULTS.persistenceUnits()).isEmpty();
    }

    @Test
    void renewal_is_as_documented() {
      assertThat(DEFAULTS.warmup().origin()).isEmpty();
      assertThat(DEFAULTS.warmup().concurrency()).isEqualTo(2);
      assertThat(DEFAULTS.warmup().attempts()).isEqualTo(3);
      assertThat(DEFAULTS.warmup().timeout()).isEqualTo(Duration.ofSeconds(30));
      assertThat(DEFAULTS.warmup().backoff()).isEqualTo(Duration.ofMillis(500));
      assertThat(DEFAULTS.warmup().rate()).isZero();
      assertThat(DEFAULTS.warmup().batchSize()).isEqualTo(500);
      assertThat(DEFAULTS.warmup().breakerFailures()).isEqualTo(5);
      assertThat(DEFAULTS.warmup().breakerPause()).isEqualTo(Duration.ofSeconds(30));
    }
  }

  @Nested
  class The_mode {

    @Test
    void is_development_or_production() {
      assertRead("isr.mode", "development", IsrSettings::development, true);
      assertRead("isr.mode", "production", IsrSettings::development, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "Development", "test"})
    void is_nothing_else(String value) {
      assertWrong("isr.mode", value, "must be production or development", s -> s.development());
    }
  }

  @Nested
  class The_public_bases {

    @Test
    void are_one_or_several_origins() {
      assertRead(
          "isr.public-base",
          "https://shop.example",
          IsrSettings::publicBases,
          List.of("https://shop.example"));
      assertRead(
          "isr.public-base",
          " https://shop.example , http://shop.example:8080 ,",
          IsrSettings::publicBases,
          List.of("https://shop.example", "http://shop.example:8080"));
    }

    @Test
    void may_end_with_a_slash() {
      assertRead(
          "isr.public-base",
          "https://shop.example/",
          IsrSettings::publicBases,
          List.of("https://shop.example"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "shop.example",
          "//shop.example",
          "ftp://shop.example",
          "https://",
          "https:shop.example",
          "https://shop.example/shop",
          "https://shop.example//",
          "https://shop.example?a=b",
          "https://shop.example#a",
          "https://shop example",
          "https://shop.example:0",
          "https://shop.example:65536",
          "https://shop.example:99999",
          "https://shop.example:http"
        })
    void are_nothing_but_origins(String value) {
      assertWrong(
          "isr.public-base",
          value,
          "must be an origin such as https://shop.example",
          IsrSettings::publicBases);
    }

    @Test
    void are_not_shown_where_they_carry_a_password() {
      read("isr.public-base", "https://me:hunter2@shop.example");

      assertThat(problems.found())
          .containsExactly(
              "ISR0001: isr.public-base: is '(not shown)', must be an origin such as"
                  + " https://shop.example");
    }

    @Test
    void that_are_wrong_are_reported_each() {
      IsrSettings settings = read("isr.public-base", "a, https://shop.example, b");

      assertThat(settings.publicBases()).containsExactly("https://shop.example");
      assertThat(problems.found())
          .containsExactly(
              "ISR0001: isr.public-base: is 'a', must be an origin such as https://shop.example",
              "ISR0001: isr.public-base: is 'b', must be an origin such as https://shop.example");
    }
  }

  @Nested
  class Numbers {

    @ParameterizedTest
    @CsvSource({
      "isr.hosts.max, 1",
      "isr.hosts.max, 1000",
      "isr.store.max-bytes, 1048576",
      "isr.store.max-bytes, 9223372036854775807",
      "isr.store.max-body, 1",
      "isr.store.max-body, 2147482623",
      "isr.graph.max-tags, 1000",
      "isr.graph.max-tags, 100000000",
      "isr.warmup.concurrency, 1",
      "isr.warmup.concurrency, 64",
      "isr.warmup.attempts, 1",
      "isr.warmup.attempts, 10",
      "isr.warmup.rate, 0",
      "isr.warmup.rate, 10000",
      "isr.warmup.batch-size, 1",
      "isr.warmup.batch-size, 5000",
      "isr.warmup.breaker.failures, 0",
      "isr.warmup.breaker.failures, 1000"
    })
    void are_read_up_to_the_ends_of_their_range(String key, long value) {
      assertRead(key, Long.toString(value), settings -> number(settings, key), value);
    }

    @ParameterizedTest
    @CsvSource({
      "isr.hosts.max, 0, 1, 1000",
      "isr.hosts.max, 1001, 1, 1000",
      "isr.hosts.max, -1, 1, 1000",
      "isr.hosts.max, eight, 1, 1000",
      "isr.hosts.max, 8.0, 1, 1000",
      "isr.hosts.max, 99999999999999999999, 1, 1000",
      "isr.store.max-bytes, 1048575, 1048576, 9223372036854775807",
      "isr.store.max-bytes, 64M, 1048576, 9223372036854775807",
      "isr.store.max-body, 0, 1, 2147482623",
      "isr.store.max-body, 2147482624, 1, 2147482623",
      "isr.graph.max-tags, 999, 1000, 100000000",
      "isr.graph.max-tags, 100000001, 1000, 100000000",
      "isr.warmup.concurrency, 0, 1, 64",
      "isr.warmup.concurrency, 65, 1, 64",
      "isr.warmup.attempts, 0, 1, 10",
      "isr.warmup.attempts, 11, 1, 10",
      "isr.warmup.rate, -1, 0, 10000",
      "isr.warmup.rate, 10001, 0, 10000",
      "isr.warmup.batch-size, 0, 1, 5000",
      "isr.warmup.batch-size, 5001, 1, 5000",
      "isr.warmup.breaker.failures, -1, 0, 1000",
      "isr.warmup.breaker.failures, 1001, 0, 1000"
    })
    void out_of_range_are_refused(String key, String value, long least, long most) {
      assertWrong(
          key,
          value,
          "must be a whole number from " + least + " to " + most,
          settings -> number(settings, key));
    }

    private static long number(IsrSettings settings, String key) {
      return switch (key) {
        case "isr.hosts.max" -> settings.hostsMax();
        case "isr.store.max-bytes" -> settings.storeMaxBytes();
        case "isr.store.max-body" -> settings.storeMaxBody();
        case "isr.graph.max-tags" -> settings.graphMaxTags();
        case "isr.warmup.concurrency" -> settings.warmup().concurrency();
        case "isr.warmup.attempts" -> settings.warmup().attempts();
        case "isr.warmup.rate" -> settings.warmup().rate();
        case "isr.warmup.batch-size" -> settings.warmup().batchSize();
        case "isr.warmup.breaker.failures" -> settings.warmup().breakerFailures();
        default -> throw new IllegalArgumentException(key);
      };
    }
  }

  @Nested
  class Durations {

    @ParameterizedTest
    @CsvSource({
      "isr.collapse.timeout, 5, PT5S",
      "isr.collapse.timeout, PT0.001S, PT0.001S",
      "isr.lease, PT2M, PT2M",
      "isr.lease, 1, PT1S",
      "isr.settle, 0, PT0S",
      "isr.settle, PT1.5S, PT1.5S",
      "isr.settle, pt1s, PT1S",
      "isr.warmup.timeout, 60, PT1M",
      "isr.warmup.timeout, PT0.001S, PT0.001S",
      "isr.warmup.backoff, PT0.25S, PT0.25S",
      "isr.warmup.breaker.pause, PT5M, PT5M"
    })
    void are_iso_8601_or_whole_seconds(String key, String value, Duration expected) {
      assertRead(key, value, settings -> duration(settings, key), expected);
    }

    @ParameterizedTest
    @CsvSource({
      "isr.collapse.timeout, soon",
      "isr.collapse.timeout, 5s",
      "isr.collapse.timeout, 1.5",
      "isr.lease, PT",
      "isr.settle, -1",
      "isr.warmup.timeout, 99999999999999999999",
      "isr.warmup.backoff, P",
      "isr.warmup.breaker.pause, soon"
    })
    void that_cannot_be_read_are_refused(String key, String value) {
      assertWrong(
          key,
          value,
          "must be a duration such as PT5S, or whole seconds",
          settings -> duration(settings, key));
    }

    @ParameterizedTest
    @CsvSource({
      "isr.collapse.timeout, 0, PT0.001S",
      "isr.collapse.timeout, PT0.000999S, PT0.001S",
      "isr.lease, PT0.999S, PT1S",
      "isr.lease, -PT5S, PT1S",
      "isr.settle, PT-1S, PT0S",
      "isr.warmup.timeout, 0, PT0.001S",
      "isr.warmup.backoff, 0, PT0.001S",
      "isr.warmup.breaker.pause, 0, PT0.001S"
    })
    void that_are_too_short_are_refused(String key, String value, String least) {
      assertWrong(key, value, "must be at least " + least, settings -> duration(settings, key));
    }

    private static Duration duration(IsrSettings settings, String key) {
      return switch (key) {
        case "isr.collapse.timeout" -> settings.collapseTimeout();
        case "isr.lease" -> settings.lease();
        case "isr.settle" -> settings.settle();
        case "isr.warmup.timeout" -> settings.warmup().timeout();
        case "isr.warmup.backoff" -> settings.warmup().backoff();
        case "isr.warmup.breaker.pause" -> settings.warmup().breakerPause();
        default -> throw new IllegalArgumentException(key);
      };
    }
  }

  @Nested
  class The_front {

    @Test
    void is_switched_on_or_off() {
      assertThat(read("isr.front.enabled", "true").front()).contains(true);
      assertThat(read("isr.front.enabled", "FALSE").front()).contains(false);
      assertThat(problems.found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "on", "tru"})
    void is_not_switched_by_other_words(String value) {
      assertWrong("isr.front.enabled", value, "must be true or false", IsrSettings::front);
    }
  }

  @Nested
  class The_secret {

    @Test
    void has_at_least_32_characters() {
      assertThat(read("isr.secret", SECRET).secret()).contains(SECRET);
      assertThat(problems.found()).isEmpty();
    }

    @Test
    void is_not_shown_when_it_is_refused() {
      read("isr.secret", SECRET.substring(1));

      assertThat(problems.found())
          .containsExactly(
              "ISR0001: isr.secret: is '(not shown)', must have at least 32 characters");
    }

    @Test
    void is_not_shown_with_the_settings() {
      assertThat(read("isr.secret", SECRET)).asString().doesNotContain(SECRET);
    }
  }

  @Nested
  class The_warm_up_origin {

    @ParameterizedTest
    @CsvSource({
      "http://localhost:9080, http://localhost:9080",
      "https://127.0.0.1/, https://127.0.0.1",
      "http://[::1]:9080, http://[::1]:9080"
    })
    void is_an_origin(String value, URI expected) {
      assertThat(read("isr.warmup.origin", value).warmup().origin()).contains(expected);
      assertThat(problems.found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"localhost:9080", "http://localhost/shop", "http://host_a:80", "http://a:65536"})
    void is_nothing_else(String value) {
      assertWrong(
          "isr.warmup.origin",
          value,
          "must be an origin such as http://localhost:9080",
          settings -> settings.warmup().origin());
    }

    @Test
    void is_not_shown_where_it_carries_a_password() {
      read("isr.warmup.origin", "http://me:hunter2@localhost");

      assertThat(problems.found())
          .containsExactly(
              "ISR0001: isr.warmup.origin: is '(not shown)', must be an origin such as"
                  + " http://localhost:9080");
    }
  }

  @Nested
  class Texts {

    @Test
    void lose_the_blanks_around_them() {
      assertThat(read("isr.build-id", "  2026-01-01 ").buildId()).isEqualTo("2026-01-01");
      assertThat(read("isr.hosts.max", " 9 ").hostsMax()).isEqualTo(9);
    }

    @Test
    void that_are_blank_are_not_set() {
      assertThat(read("isr.build-id", "   ").buildId()).isEqualTo("1");
      assertThat(read("isr.hosts.max", " ").hostsMax()).isEqualTo(8);
      assertThat(problems.found()).isEmpty();
    }

    @Test
    void list_persistence_units() {
      assertThat(read("isr.persistence.units", "shop, ,stock").persistenceUnits())
          .containsExactly("shop", "stock");
    }
  }

  @Nested
  class A_setting_that_does_not_exist {

    @Test
    void is_refused_by_its_name() {
      read("isr.host.max", "9");

      assertThat(problems.found())
          .containsExactly("ISR0002: isr.host.max: is not a setting, must be one of the reference");
    }

    @Test
    void is_not_what_a_source_makes_of_a_variable_of_the_environment() {
      SettingsReader.read(
          FakeConfig.of("isr.store.max.bytes", "2097152", "isr.store.max.bites", "1"),
          Set.of("ISR_STORE_MAX_BYTES", "ISR_STORE_MAX_BITES"),
          problems);

      assertThat(problems.found())
          .containsExactly(
              "ISR0002: isr.store.max.bites: is not a setting, must be one of the reference");
    }

    @Test
    void is_refused_without_its_value() {
      read("isr.secrets", SECRET);

      assertThat(problems.found()).noneMatch(problem -> problem.contains(SECRET));
    }

    @Test
    void of_somebody_else_is_none_of_our_business() {
      read("isrx.mode", "a", "ISR_MODE", "b", "my.isr.mode", "c", "isr", "d");

      assertThat(problems.found()).isEmpty();
    }
  }

  @Test
  void all_problems_are_reported_at_once() {
    read(
        "isr.mode", "dev",
        "isr.hosts.max", "0",
        "isr.front.enabled", "maybe",
        "isr.lease", "long",
        "isr.warmup.attempts", "many",
        "isr.unknown", "x");

    assertThat(problems.found())
        .hasSize(6)
        .allMatch(problem -> problem.matches("ISR000[12]: isr\\.[a-z.]+: is .*, must .*"));
  }
}
