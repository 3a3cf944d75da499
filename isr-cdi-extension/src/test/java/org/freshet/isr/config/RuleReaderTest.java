package org.freshet.isr.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.isr.api.Isr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleReaderTest {

  private static final String SITE = "@Isr on com.acme.Posts#get(long)";

  private final Problems problems = new Problems();

  @Isr
  private static final class Plain {}

  @Isr(
      tags = {"post:{id}", "posts"},
      sMaxAge = 60,
      staleWhileRevalidate = 120,
      staleIfError = 240,
      maxAge = 5,
      vary = "X-Tenant",
      query = {"page", "sort"})
  private static final class Full {}

  private IsrRule read(Class<?> annotated, String... keysAndValues) {
    return new RuleReader(FakeConfig.of(keysAndValues), problems)
        .read(annotated.getAnnotation(Isr.class), "com.acme.Posts", "get", SITE);
  }

  private static String key(String member) {
    return "com.acme.Posts/get/Isr/" + member;
  }

  @Test
  void the_defaults_are_those_of_the_annotation() {
    IsrRule rule = read(Plain.class);

    assertThat(rule.enabled()).isTrue();
    assertThat(rule.lifetimes()).isEqualTo(new Lifetimes(0, 300, 3600, 86400));
    assertThat(rule.tags()).isEmpty();
    assertThat(rule.vary()).isEmpty();
    assertThat(rule.query()).isEmpty();
    assertThat(problems.found()).isEmpty();
  }

  @Test
  void the_annotation_speaks_where_nothing_is_configured() {
    IsrRule rule = read(Full.class);

    assertThat(rule.lifetimes()).isEqualTo(new Lifetimes(5, 60, 120, 240));
    assertThat(rule.tags()).containsExactly("post:{id}", "posts");
    assertThat(rule.vary()).containsExactly("X-Tenant");
    assertThat(rule.query()).containsExactly("page", "sort");
  }

  @Test
  void every_number_can_be_overridden() {
    IsrRule rule =
        read(
            Full.class,
            key("maxAge"),
            "1",
            key("sMaxAge"),
            "2",
            key("staleWhileRevalidate"),
            "3",
            key("staleIfError"),
            "4");

    assertThat(rule.lifetimes()).isEqualTo(new Lifetimes(1, 2, 3, 4));
    assertThat(problems.found()).isEmpty();
  }

  @Test
  void freshness_is_declared_and_can_be_overridden_in_any_case() {
    assertThat(read(Plain.class).freshness()).isEqualTo(Isr.Freshness.DECLARED);
    assertThat(read(Plain.class, key("freshness"), "response").freshness())
        .isEqualTo(Isr.Freshness.RESPONSE);
    assertThat(problems.found()).isEmpty();
  }

  @Test
  void freshness_of_a_third_kind_is_a_problem() {
    assertThat(read(Plain.class, key("freshness"), "guess").freshness())
        .isEqualTo(Isr.Freshness.DECLARED);
    assertThat(problems.found())
        .containsExactly(
            "ISR0001: " + SITE + ": freshness is 'guess', must be DECLARED or RESPONSE");
  }

  @Test
  void every_list_can_be_overridden() {
    IsrRule rule =
        read(Full.class, key("tags"), "a:{id}, b ,", key("vary"), "X-A,X-B", key("query"), "q");

    assertThat(rule.tags()).containsExactly("a:{id}", "b");
    assertThat(rule.vary()).containsExactly("X-A", "X-B");
    assertThat(rule.query()).containsExactly("q");
  }

  @Test
  void a_list_of_nothing_but_commas_is_empty() {
    assertThat(read(Full.class, key("tags"), " , ").tags()).isEmpty();
  }

  @Test
  void the_most_specific_key_applies() {
    String[] all = {"Isr/sMaxAge", "10", "com.acme.Posts/Isr/sMaxAge", "20", key("sMaxAge"), "30"};

    assertThat(read(Full.class, all).lifetimes().sMaxAge()).isEqualTo(30);
    assertThat(read(Full.class, all[0], all[1], all[2], all[3]).lifetimes().sMaxAge())
        .isEqualTo(20);
    assertThat(read(Full.class, all[0], all[1]).lifetimes().sMaxAge()).isEqualTo(10);
  }

  @Test
  void keys_of_other_methods_and_classes_do_not_apply() {
    IsrRule rule =
        read(
            Full.class,
            "com.acme.Posts/list/Isr/sMaxAge",
            "1",
            "com.acme.Other/Isr/sMaxAge",
            "2",
            "com.acme.Posts/get/sMaxAge",
            "3",
            "isr/sMaxAge",
            "4");

    assertThat(rule.lifetimes().sMaxAge()).isEqualTo(60);
  }

  @Test
  void each_member_is_looked_up_for_itself() {
    IsrRule rule = read(Full.class, key("maxAge"), "7", "Isr/sMaxAge", "8");

    assertThat(rule.lifetimes()).isEqualTo(new Lifetimes(7, 8, 120, 240));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "TRUE, true", "false, false", "False, false", "' false ', false"})
  void it_can_be_switched_off(String value, boolean expected) {
    assertThat(read(Full.class, key("enabled"), value).enabled()).isEqualTo(expected);
    assertThat(problems.found()).isEmpty();
  }

  @Test
  void it_can_be_switched_off_for_all_and_on_for_one() {
    assertThat(read(Full.class, "Isr/enabled", "false").enabled()).isFalse();
    assertThat(read(Full.class, "Isr/enabled", "false", key("enabled"), "true").enabled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "0", "off"})
  void it_is_not_switched_by_other_words(String value) {
    assertThat(read(Full.class, key("enabled"), value).enabled()).isTrue();
    assertThat(problems.found())
        .containsExactly(
            "ISR0001: " + SITE + ": enabled is '" + value + "', must be true or false");
  }

  @ParameterizedTest
  @CsvSource({
    "maxAge, -1, 0",
    "maxAge, 2147483648, 0",
    "sMaxAge, 0, 1",
    "sMaxAge, -5, 1",
    "sMaxAge, 2147483648, 1",
    "staleWhileRevalidate, -1, 0",
    "staleIfError, -1, 0",
    "staleIfError, 9223372036854775807, 0"
  })
  void numbers_out_of_range_are_refused(String member, String value, long least) {
    read(Full.class, key(member), value);

    assertThat(problems.found())
        .containsExactly(
            "ISR0010: "
                + SITE
                + ": "
                + member
                + " is "
                + value
                + ", must be from "
                + least
                + " to 2147483647");
  }

  @ParameterizedTest
  @CsvSource({
    "maxAge, 0",
    "sMaxAge, 1",
    "sMaxAge, 2147483647",
    "staleWhileRevalidate, 0",
    "staleIfError, 0"
  })
  void numbers_at_the_ends_of_their_range_are_read(String member, String value) {
    read(Full.class, key(member), value);

    assertThat(problems.found()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"five", "PT5S", "5.0", "99999999999999999999"})
  void what_is_no_number_is_refused_and_the_annotation_stands(String value) {
    IsrRule rule = read(Full.class, key("sMaxAge"), value);

    assertThat(rule.lifetimes().sMaxAge()).isEqualTo(60);
    assertThat(problems.found())
        .containsExactly(
            "ISR0010: "
                + SITE
                + ": sMaxAge is '"
                + value
                + "' in the configuration, must be whole seconds");
  }

  @Isr(sMaxAge = -5, maxAge = -1)
  private static final class OutOfRange {}

  @Test
  void numbers_out_of_range_in_the_annotation_are_refused_each() {
    read(OutOfRange.class);

    assertThat(problems.found())
        .containsExactly(
            "ISR0010: " + SITE + ": maxAge is -1, must be from 0 to 2147483647",
            "ISR0010: " + SITE + ": sMaxAge is -5, must be from 1 to 2147483647");
  }

  @Test
  void a_good_override_repairs_a_wrong_annotation() {
    IsrRule rule = read(OutOfRange.class, key("sMaxAge"), "5", key("maxAge"), "0");

    assertThat(rule.lifetimes().sMaxAge()).isEqualTo(5);
    assertThat(problems.found()).isEmpty();
  }

  @Test
  void retention_lasts_until_the_longer_of_the_two_windows_ends() {
    assertThat(new Lifetimes(1000, 10, 5, 7).retention()).isEqualTo(17);
    assertThat(new Lifetimes(1000, 10, 9, 7).retention()).isEqualTo(19);
  }
}
