package org.freshet.isr.http.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.freshet.isr.policy.response.Directives;
import org.freshet.isr.policy.response.RequestDirectives;
import org.freshet.isr.store.Header;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9213, section 2; RFC 9111, sections 4.2.1 and 5.2. */
class Rfc9213DirectivesTest {

  private static Directives said(String... lines) {
    List<Header> headers = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(": ");
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 2)));
    }
    return DirectiveReader.read(headers);
  }

  @Nested
  class A_targeted_field {

    @Test
    void MUST_stand_in_for_Cache_Control_as_a_whole() {
      Directives said =
          said("Cache-Control: no-store, s-maxage=5", "CDN-Cache-Control: max-age=60");

      assertThat(said.targeted()).isTrue();
      assertThat(said.noStore()).isFalse();
      assertThat(said.sMaxAge()).isNull();
      assertThat(said.maxAge()).isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "max-age=10000, &&&&&",
          "max-age=\"10000\"",
          "max-age=-1",
          "max-age=1.5",
          "max-age",
          "max-age =100",
          "MaX-aGe=3600",
          "no-store=1",
          "private=3",
          "stale-if-error=a"
        })
    void MUST_be_ignored_if_it_is_empty_or_malformed(String value) {
      Directives said = said("Cache-Control: no-store", "CDN-Cache-Control: " + value);

      assertThat(said.targeted()).isFalse();
      assertThat(said.noStore()).isTrue();
    }

    @Test
    void says_what_Cache_Control_would() {
      Directives said =
          said(
              "cdn-cache-control: no-store, no-cache, private, public, must-revalidate,"
                  + " proxy-revalidate, must-understand, s-maxage=1, max-age=2,"
                  + " stale-while-revalidate=3, stale-if-error=4");

      assertThat(said.noStore() && said.noCache() && said.isPrivate() && said.isPublic()).isTrue();
      assertThat(said.mustRevalidate() && said.proxyRevalidate() && said.mustUnderstand()).isTrue();
      assertThat(said.sMaxAge()).isEqualTo(1);
      assertThat(said.maxAge()).isEqualTo(2);
      assertThat(said.staleWhileRevalidate()).isEqualTo(3);
      assertThat(said.staleIfError()).isEqualTo(4);
    }

    @Test
    void may_have_what_nobody_knows_of_any_type() {
      assertThat(said("CDN-Cache-Control: foo=(1 2), bar=\"x\", max-age=60;p=1").maxAge())
          .isEqualTo(60);
    }

    @Test
    void does_not_say_what_it_says_is_false() {
      assertThat(said("CDN-Cache-Control: no-store=?0, max-age=60").noStore()).isFalse();
    }

    @Test
    void may_come_in_several_lines() {
      Directives said = said("CDN-Cache-Control: max-age=60", "CDN-Cache-Control: must-revalidate");

      assertThat(said.maxAge()).isEqualTo(60);
      assertThat(said.mustRevalidate()).isTrue();
    }

    @Test
    void names_fields_in_a_string() {
      assertThat(said("CDN-Cache-Control: private=\"A, b\"").privateFields())
          .containsExactlyInAnyOrder("a", "b");
    }
  }

  @Nested
  class Cache_Control {

    @Test
    void counts_the_strictest_of_what_contradicts() {
      assertThat(said("Cache-Control: max-age=1800, max-age=1").maxAge()).isEqualTo(1);
      assertThat(said("Cache-Control: max-age=1", "Cache-Control: max-age=1800").maxAge())
          .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'3600'", "-3600", "a3600", "3600a", "3600.5", ""})
    void is_stale_at_once_by_what_is_no_number(String value) {
      assertThat(said("Cache-Control: max-age=" + value).maxAge()).isZero();
    }

    @Test
    void does_not_say_what_stands_in_quotes() {
      assertThat(said("Cache-Control: extension=\"max-age=3600, no-store\", max-age=1"))
          .isEqualTo(said("Cache-Control: max-age=1"));
    }

    @Test
    void names_fields_or_means_all() {
      Directives some = said("Cache-Control: no-cache=\"A, b\", private=c");
      assertThat(some.noCache() || some.isPrivate()).isFalse();
      assertThat(some.noCacheFields()).containsExactlyInAnyOrder("a", "b");
      assertThat(some.privateFields()).containsExactly("c");

      assertThat(said("Cache-Control: no-cache=\"a\", no-cache").noCache()).isTrue();
      assertThat(said("Cache-Control: private=\"\"").isPrivate()).isTrue();
    }

    @Test
    void says_nothing_where_it_is_absent() {
      assertThat(said("Date: now")).isEqualTo(said());
    }
  }

  @Nested
  class Of_a_request {

    @Test
    void everything_is_read() {
      assertThat(
              DirectiveReader.readRequest(
                  "No-Cache, no-store, only-if-cached, max-age=1, min-fresh=2, max-stale=3"))
          .isEqualTo(new RequestDirectives(true, true, true, 1L, 2L, 3L));
    }

    @Test
    void max_stale_without_a_number_takes_anything() {
      assertThat(DirectiveReader.readRequest("max-stale").maxStale()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void nothing_is_asked_by_what_nobody_knows() {
      assertThat(DirectiveReader.readRequest("nothing-to-see-here"))
          .isEqualTo(DirectiveReader.readRequest(null));
    }
  }
}
