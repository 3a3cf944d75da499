package org.freshet.isr.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.freshet.isr.config.FakeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicBasesTest {

  private static PublicBases bases(String... settings) {
    return new PublicBases(FakeConfig.settings(settings));
  }

  private static String of(PublicBases bases, String uri) {
    return bases.of(URI.create(uri));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://shop.example/a", "http://10.0.0.1:8080/a", "https://evil.example/", "/a"})
  void the_one_configured_base_is_that_of_every_request(String uri) {
    PublicBases bases = bases("isr.public-base", "https://Shop.Example:443/");

    assertThat(bases.areConfigured()).isTrue();
    assertThat(of(bases, uri)).isEqualTo("https://shop.example");
  }

  @Test
  void of_several_bases_a_request_has_the_one_it_asked_for() {
    PublicBases bases = bases("isr.public-base", "https://a.example,https://b.example:8443");

    assertThat(of(bases, "https://a.example/x")).isEqualTo("https://a.example");
    assertThat(of(bases, "https://A.EXAMPLE:443/x")).isEqualTo("https://a.example");
    assertThat(of(bases, "https://b.example:8443/x")).isEqualTo("https://b.example:8443");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a.example/x",
        "https://b.example/x",
        "https://c.example/x",
        "https://a.example.evil/x",
        "/x"
      })
  void of_several_bases_a_request_for_another_one_has_none(String uri) {
    assertThat(of(bases("isr.public-base", "https://a.example,https://b.example:8443"), uri))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example/a?b=c, https://shop.example",
    "http://Shop.Example:80/a, http://shop.example",
    "http://shop.example:8080/a, http://shop.example:8080",
    "http://[::1]:9080/a, http://[::1]:9080"
  })
  void without_any_a_request_has_its_own(String uri, String expected) {
    PublicBases bases = bases();

    assertThat(bases.areConfigured()).isFalse();
    assertThat(of(bases, uri)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a", "ftp://shop.example/a", "mailto:a@b.example", "http:///a"})
  void a_request_that_does_not_say_its_own_has_none(String uri) {
    assertThat(of(bases(), uri)).isNull();
  }

  @Test
  void hosts_are_admitted_up_to_the_limit_and_stay_admitted() {
    PublicBases bases = bases("isr.hosts.max", "2");

    assertThat(of(bases, "http://a.example/")).isNotNull();
    assertThat(of(bases, "http://b.example/")).isNotNull();
    assertThat(of(bases, "http://c.example/")).isNull();
    assertThat(of(bases, "http://d.example/")).isNull();
    assertThat(of(bases, "http://a.example/")).isNotNull();
    assertThat(of(bases, "http://B.example:80/")).isNotNull();
  }

  @Test
  void schemes_and_ports_of_a_host_count_for_themselves() {
    PublicBases bases = bases("isr.hosts.max", "2");

    assertThat(of(bases, "http://a.example/")).isNotNull();
    assertThat(of(bases, "https://a.example/")).isNotNull();
    assertThat(of(bases, "http://a.example:8080/")).isNull();
  }

  @Test
  void a_request_without_a_base_of_its_own_takes_no_place() {
    PublicBases bases = bases("isr.hosts.max", "1");
    of(bases, "/a");
    of(bases, "ftp://x.example/");

    assertThat(of(bases, "http://a.example/")).isNotNull();
  }
}
