package org.freshet.essentials.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.essentials.FakeConfig;
import org.freshet.essentials.api.RateLimitKey;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.Quota;
import org.freshet.essentials.config.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallerKeysTest {

  private static final String BY_ADDRESS = "c ip 192.0.2.1";

  private final CallerKeys keys =
      new CallerKeys(SettingsReader.read(FakeConfig.of(), new Findings()).rateLimit());

  @ParameterizedTest
  @EnumSource(names = {"USER", "API_KEY", "HEADER", "RESOLVER"})
  void whoever_has_none_is_counted_by_address_and_not_with_all_others(Limit.Kind kind) {
    assertThat(key(kind, FakeCaller.anonymous("192.0.2.1"))).isEqualTo(BY_ADDRESS);
    assertThat(key(kind, FakeCaller.anonymous("192.0.2.2"))).isEqualTo("c ip 192.0.2.2");
  }

  @Test
  void users_are_told_apart_by_name_wherever_they_call_from() {
    assertThat(key(Limit.Kind.USER, FakeCaller.named("reader")))
        .isEqualTo(key(Limit.Kind.USER, FakeCaller.named("reader")))
        .isNotEqualTo(key(Limit.Kind.USER, FakeCaller.named("editor")))
        .startsWith("c user ");
  }

  @Test
  void a_key_of_somebody_unknown_gives_no_allowance_of_its_own() {
    FakeCaller unknown = FakeCaller.anonymous("192.0.2.1").with("X-API-Key", "made-up");

    assertThat(key(Limit.Kind.API_KEY, unknown)).isEqualTo(BY_ADDRESS);
  }

  @Test
  void what_a_client_chose_is_kept_as_a_digest() {
    FakeCaller caller = FakeCaller.named("reader").with("X-API-Key", "secret".repeat(1000));

    assertThat(key(Limit.Kind.API_KEY, caller))
        .startsWith("c api-key ")
        .doesNotContain("secret")
        .hasSizeLessThan(64);
    assertThat(key(Limit.Kind.HEADER, caller.with("X-Tenant", "secret")))
        .startsWith("c header ")
        .doesNotContain("secret");
  }

  @Test
  void everybody_together_has_one_key() {
    assertThat(key(Limit.Kind.ALL, FakeCaller.named("reader"))).isEqualTo("c all");
  }

  @Test
  void a_resolver_is_asked() {
    RateLimitKey byPath = caller -> caller.path();
    Limit limit = new Limit("l", "c", new Quota(1, 1, 1), Limit.Kind.RESOLVER, "", byPath);

    assertThat(keys.of(limit, FakeCaller.named("reader"))).startsWith("c resolved ");
  }

  private String key(Limit.Kind kind, FakeCaller caller) {
    return keys.of(new Limit("l", "c", new Quota(1, 1, 1), kind, "X-Tenant", null), caller);
  }
}
