package org.freshet.isr.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.freshet.isr.config.RedisSettings.Kind;
import org.freshet.isr.config.RedisSettings.Node;
import org.freshet.isr.config.RedisSettings.OnFailure;
import org.junit.jupiter.api.Test;

class RedisReaderTest {

  private final Problems problems = new Problems();

  private RedisSettings read(String... keysAndValues) {
    return SettingsReader.read(FakeConfig.of(keysAndValues), problems).redis().orElse(null);
  }

  private void isRefused(String setting, String rule, String... keysAndValues) {
    Problems found = new Problems();
    SettingsReader.read(FakeConfig.of(keysAndValues), found);
    assertThat(found.found())
        .anySatisfy(problem -> assertThat(problem).contains(setting).contains(rule));
    assertThat(found.found().toString()).doesNotContain("hush");
  }

  @Test
  void without_a_url_there_is_no_redis() {
    assertThat(read()).isNull();
    assertThat(problems.found()).isEmpty();
  }

  @Test
  void a_url_alone_is_enough() {
    RedisSettings redis = read("isr.redis.url", "redis://cache.example");

    assertThat(problems.found()).isEmpty();
    assertThat(redis.kind()).isEqualTo(Kind.STANDALONE);
    assertThat(redis.nodes()).containsExactly(new Node("cache.example", 6379));
    assertThat(redis.tls()).isFalse();
    assertThat(redis.timeout()).isEqualTo(Duration.ofMillis(250));
    assertThat(redis.maxLag()).isEqualTo(Duration.ofSeconds(2));
    assertThat(redis.prefix()).isEqualTo("isr");
    assertThat(redis.maxPages()).isEqualTo(1_000_000);
    assertThat(redis.maxRaises()).isEqualTo(10_000);
    assertThat(redis.maxTtl()).isEqualTo(Duration.ofDays(30));
    assertThat(redis.onFailure()).isEqualTo(OnFailure.NO_STORE);
  }

  @Test
  void tls_and_the_database_are_in_the_url() {
    RedisSettings redis = read("isr.redis.url", "rediss://cache.example:7000/3");

    assertThat(redis.tls()).isTrue();
    assertThat(redis.database()).isEqualTo(3);
    assertThat(redis.nodes()).containsExactly(new Node("cache.example", 7000));
  }

  @Test
  void several_urls_are_those_of_a_cluster_or_of_sentinels() {
    String two = "redis://a:1,redis://b:2";

    assertThat(read("isr.redis.url", two, "isr.redis.cluster", "true").kind())
        .isEqualTo(Kind.CLUSTER);
    RedisSettings sentinels = read("isr.redis.url", two, "isr.redis.sentinel.master", "books");
    assertThat(sentinels.kind()).isEqualTo(Kind.SENTINEL);
    assertThat(sentinels.nodes()).isEqualTo(List.of(new Node("a", 1), new Node("b", 2)));
    assertThat(problems.found()).isEmpty();
    isRefused("isr.redis.url", "isr.redis.cluster", "isr.redis.url", two);
  }

  @Test
  void what_is_no_url_of_redis_is_refused_and_not_shown_if_it_may_hold_a_password() {
    for (String url :
        List.of(
            "cache.example:6379",
            "http://cache.example",
            "redis://user:hush@cache.example",
            "redis://:hush@cache.example",
            "redis://",
            "redis://cache.example/x",
            "redis://cache.example?password=hush@",
            "redis://cache.example:99999")) {
      isRefused("isr.redis.url", "must be redis://host:port", "isr.redis.url", url);
    }
  }

  @Test
  void combinations_that_mean_nothing_are_refused() {
    String url = "isr.redis.url";
    String one = "redis://a";
    isRefused(
        "isr.redis.cluster",
        "must not stand beside",
        url,
        one,
        "isr.redis.cluster",
        "true",
        "isr.redis.sentinel.master",
        "x");
    isRefused(url, "no database", url, "redis://a/1", "isr.redis.cluster", "true");
    isRefused(
        url,
        "all redis:// or all rediss://",
        url,
        "redis://a,rediss://b",
        "isr.redis.cluster",
        "true");
    isRefused("isr.redis.user", "isr.redis.password", url, one, "isr.redis.user", "books");
    isRefused(
        "isr.redis.password", "isr.redis.url, which is missing", "isr.redis.password", "hush");
    isRefused("isr.redis.prefix", "letters", url, one, "isr.redis.prefix", "{x}");
    isRefused("isr.graph.on-failure", "short-ttl", url, one, "isr.graph.on-failure", "maybe");
    isRefused("isr.near.max-lag", "at least", url, one, "isr.near.max-lag", "PT0.01S");
    isRefused("isr.persistence.shared-cache", "accept", "isr.persistence.shared-cache", "perhaps");
  }

  @Test
  void credentials_appear_in_no_text() {
    RedisSettings redis =
        read(
            "isr.redis.url", "redis://a",
            "isr.redis.user", "books",
            "isr.redis.password", "hush");

    assertThat(redis.password()).contains("hush");
    assertThat(redis.toString()).doesNotContain("hush");
  }
}
