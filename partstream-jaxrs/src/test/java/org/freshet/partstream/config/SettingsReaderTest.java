package org.freshet.partstream.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.Quota;
import org.freshet.partstream.FakeConfig;
import org.freshet.partstream.config.PartStreamSettings.AuditLog;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

  private final Findings findings = new Findings();

  private PartStreamSettings read(String... lines) {
    return SettingsReader.read(FakeConfig.of(lines), findings);
  }

  @Test
  void without_settings_everything_has_its_default() {
    PartStreamSettings settings = read();

    assertThat(findings.found()).isEmpty();
    assertThat(settings)
        .isEqualTo(
            new PartStreamSettings(
                false,
                null,
                null,
                Duration.ofSeconds(30),
                50,
                10,
                1024,
                10,
                64,
                new StreamSettings(Duration.ofMillis(400), Duration.ofSeconds(30), 1000, 100),
                List.of(new Quota(100, 60, 100), new Quota(10, 10, 10)),
                null,
                10_000,
                null,
                true,
                AuditLog.NONE));
  }

  @Test
  void durations_are_seconds_or_iso() {
    PartStreamSettings settings =
        read("partstream.chunk-budget=PT0.3S", "partstream.part-timeout=5");

    assertThat(settings.budget()).isEqualTo(Duration.ofMillis(300));
    assertThat(settings.partTimeout()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void limits_may_be_others_and_none() {
    assertThat(read("partstream.rate-limits=600/PT1M/20").limits())
        .containsExactly(new Quota(600, 60, 20));
    assertThat(read("partstream.rate-limits=off").limits()).isEmpty();
    assertThat(findings.found()).isEmpty();
  }

  @Test
  void parts_are_kept_by_default_where_that_is_set() {
    PartStreamSettings settings =
        read("partstream.cache.default-ttl=PT5M", "partstream.cache.max-entries=7");

    assertThat(settings.partTtl()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.mostKept()).isEqualTo(7);
  }

  @Test
  void all_that_is_wrong_is_found_and_no_key_is_shown() {
    read(
        "partstream.mode=test",
        "partstream.cursor.keys=k1:c2VjcmV0",
        "partstream.chunk-budget=soon",
        "partstream.max-parts=0",
        "partstream.rate-limits=100/PT1M,10/0",
        "partstream.max-part=10",
        "partstream.health.enabled=yes",
        "partstream.audit-log=some");

    assertThat(findings.found())
        .containsExactlyInAnyOrder(
            "PS0001: partstream.mode: is 'test', must be production or development",
            "PS0001: partstream.cursor.keys: key 'k1' must be 32 bytes in Base64",
            "PS0001: partstream.chunk-budget: is 'soon', must be seconds or an ISO 8601 duration,"
                + " above 0, at most an hour",
            "PS0001: partstream.rate-limits: is '100/PT1M,10/0', must be limits such as 100/PT1M,"
                + " separated by commas, or off",
            "PS0001: partstream.max-parts: is '0', must be a whole number from 1 to 200",
            "PS0001: partstream.health.enabled: is 'yes', must be true or false",
            "PS0001: partstream.audit-log: is 'some', must be none, problems or all",
            "PS0002: partstream.max-part: is not a setting, must be one of the reference");
  }
}
