package org.freshet.essentials.webhook.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.freshet.essentials.api.RefusedWebhookUrlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetUrlTest {

  @Test
  void a_url_says_where_to_and_what_to_ask_for() {
    assertThat(TargetUrl.parse("https://acme.example", false))
        .isEqualTo(new TargetUrl(true, "acme.example", 443, "acme.example", "/"));
    assertThat(TargetUrl.parse("HTTPS://acme.example:8443/a%20b?c=d", false))
        .isEqualTo(new TargetUrl(true, "acme.example", 8443, "acme.example:8443", "/a%20b?c=d"));
    assertThat(TargetUrl.parse("https://[2606:4700::1]/x", false))
        .isEqualTo(new TargetUrl(true, "2606:4700::1", 443, "[2606:4700::1]", "/x"));
    assertThat(TargetUrl.parse("http://acme.example:443/", true).authority())
        .isEqualTo("acme.example:443");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acme.example",
        "/hooks",
        "http://acme.example/",
        "ftp://acme.example/",
        "file:///etc/passwd",
        "https:///hooks",
        "https://user:secret@acme.example/",
        "https://acme.example/#part",
        "https://acme.example:70000/",
        "https://acme.example./",
        "https://[2606:4700:4700::1111%1]/",
        "https://[fe80::1%eth0]/",
        "https://acme example/",
        "https://acme.example/a b",
        "https://acme.example/\r\nHost: other",
        "https://acm\u00e9.example/"
      })
  void anything_else_is_refused(String text) {
    assertThatExceptionOfType(RefusedWebhookUrlException.class)
        .isThrownBy(() -> TargetUrl.parse(text, false));
  }
}
