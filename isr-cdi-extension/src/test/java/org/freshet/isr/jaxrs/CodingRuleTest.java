package org.freshet.isr.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.http.CacheControlHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodingRuleTest {

  private static final CacheControlHeader NOTHING = CacheControlHeader.NONE;

  private final CodingRule rule = new CodingRule(new IsrSettings.Gzip(true, 1024));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html;charset=UTF-8",
        "TEXT/CSS",
        "application/json",
        "application/problem+json",
        "image/svg+xml"
      })
  void text_is_coded(String type) {
    assertThat(rule.coding(type, 1024, false, NOTHING)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "application/zip", "font/woff2", "application/octet-stream"})
  void what_is_packed_already_is_not(String type) {
    assertThat(rule.coding(type, 4096, false, NOTHING)).isNull();
  }

  @Test
  void what_is_small_is_not() {
    assertThat(rule.coding("text/html", 1023, false, NOTHING)).isNull();
  }

  @Test
  void what_has_an_entity_tag_of_the_application_is_not() {
    assertThat(rule.coding("text/html", 4096, true, NOTHING)).isNull();
  }

  @Test
  void what_must_not_be_transformed_is_not() {
    CacheControlHeader own = CacheControlHeader.parse("no-transform");

    assertThat(rule.coding("text/html", 4096, false, own)).isNull();
  }

  @Test
  void nothing_is_where_it_is_switched_off() {
    CodingRule off = new CodingRule(new IsrSettings.Gzip(false, 1));

    assertThat(off.coding("text/html", 4096, false, NOTHING)).isNull();
  }

  @Test
  void without_a_type_nobody_knows() {
    assertThat(rule.coding(null, 4096, false, NOTHING)).isNull();
  }
}
