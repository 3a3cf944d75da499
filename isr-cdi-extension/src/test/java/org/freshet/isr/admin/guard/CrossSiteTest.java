package org.freshet.isr.admin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.freshet.isr.admin.guard.CrossSite.Facts;
import org.freshet.isr.admin.guard.CrossSite.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteTest {

  private static Verdict judge(
      @Nullable String site, @Nullable String origin, boolean field, boolean token) {
    return CrossSite.judge(
        new Facts(site, origin, List.of("shop.example", "127.0.0.1:9080"), field, token));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "anything"})
  void another_site_is_foreign_whatever_it_brings(String site) {
    assertThat(judge(site, null, true, true)).isEqualTo(Verdict.FOREIGN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "https://shop.example.evil",
        "::",
        "",
        "https://shop.example:8443"
      })
  void without_a_word_of_the_browser_another_origin_is_foreign(String origin) {
    assertThat(judge(null, origin, true, true)).isEqualTo(Verdict.FOREIGN);
  }

  @Test
  void an_origin_counts_by_host_and_port() {
    assertThat(judge(null, "https://Shop.example", true, false)).isEqualTo(Verdict.MEANT);
    assertThat(judge(null, "http://127.0.0.1:9080", false, true)).isEqualTo(Verdict.MEANT);
  }

  @Test
  void the_same_origin_alone_proves_nothing() {
    assertThat(judge("same-origin", "https://shop.example", false, false))
        .isEqualTo(Verdict.UNPROVEN);
    assertThat(judge("none", null, false, false)).isEqualTo(Verdict.UNPROVEN);
    assertThat(judge(null, null, false, false)).isEqualTo(Verdict.UNPROVEN);
  }

  @Test
  void a_field_or_a_token_does() {
    assertThat(judge(null, null, true, false)).isEqualTo(Verdict.MEANT);
    assertThat(judge("same-origin", "https://shop.example", false, true)).isEqualTo(Verdict.MEANT);
  }
}
