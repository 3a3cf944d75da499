package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.freshet.isr.config.Lifetimes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111, sections 1.2.2, 4.2.1 and 5.2; RFC 5861. */
class Rfc9111CacheControlTest {

  private static CacheControlHeader parsed(String value) {
    return CacheControlHeader.parse(value);
  }

  @Property
  void a_directive_is_found_whatever_else_is_there(@ForAll String rubbish) {
    assertThat(parsed("no-store," + rubbish).noStore()).isTrue();
    assertThat(parsed(rubbish.replaceAll("[\"\\\\]", "") + ",no-store").noStore()).isTrue();
  }

  @Property
  void what_leaves_is_read_back_as_it_was_meant(
      @ForAll @LongRange(min = 0, max = Lifetimes.MOST) long maxAge,
      @ForAll @LongRange(min = 0, max = Lifetimes.MOST) long sMaxAge,
      @ForAll @LongRange(min = 1, max = Lifetimes.MOST) long whileRevalidate,
      @ForAll @LongRange(min = 1, max = Lifetimes.MOST) long ifError) {
    Lifetimes lifetimes = new Lifetimes(maxAge, sMaxAge, whileRevalidate, ifError);
    CacheControlHeader header = parsed(CacheControlHeader.fresh(lifetimes));

    assertThat(header.maxAge()).hasValue(maxAge);
    assertThat(header.sMaxAge()).hasValue(sMaxAge);
    assertThat(header.staleWhileRevalidate()).hasValue(whileRevalidate);
    assertThat(header.staleIfError()).hasValue(ifError);
  }

  @Nested
  class Directives {

    static Stream<Arguments> flags() {
      return Stream.of(
          flag("no-store", CacheControlHeader::noStore),
          flag("no-cache", CacheControlHeader::noCache),
          flag("private", CacheControlHeader::isPrivate),
          flag("public", CacheControlHeader::isPublic),
          flag("must-revalidate", CacheControlHeader::mustRevalidate),
          flag("proxy-revalidate", CacheControlHeader::proxyRevalidate),
          flag("must-understand", CacheControlHeader::mustUnderstand),
          flag("no-transform", CacheControlHeader::noTransform),
          flag("only-if-cached", CacheControlHeader::onlyIfCached));
    }

    private static Arguments flag(String name, Predicate<CacheControlHeader> method) {
      return Arguments.of(name, method);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flags")
    void MUST_be_found_wherever_they_stand(String name, Predicate<CacheControlHeader> has) {
      for (String value :
          List.of(
              name,
              "max-age=5," + name,
              name + ",max-age=5",
              " ,\t" + name + " , x",
              "x=\"a,b\"," + name,
              "x=\"\\\"\", " + name)) {
        assertThat(has).as(value).accepts(parsed(value));
      }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flags")
    void MUST_be_compared_without_case(String name, Predicate<CacheControlHeader> has) {
      assertThat(has).accepts(parsed(name.toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flags")
    void MUST_NOT_be_found_in_other_words(String name, Predicate<CacheControlHeader> has) {
      for (String value :
          List.of("", "x", "x-" + name, name + "-x", "x=" + name, "x=\"a, " + name + "\"")) {
        assertThat(has).as(value).rejects(parsed(value));
      }
    }

    @Test
    void SHOULD_count_as_unlimited_when_limited_to_some_fields() {
      assertThat(parsed("no-cache=\"Set-Cookie, X\"").noCache()).isTrue();
      assertThat(parsed("private=\"X\"").isPrivate()).isTrue();
    }

    @Test
    void MUST_be_found_after_a_quote_that_is_left_open() {
      CacheControlHeader header = parsed("private=\"x, no-store, max-age=5");

      assertThat(header.isPrivate()).isTrue();
      assertThat(header.noStore()).isTrue();
      assertThat(header.maxAge()).hasValue(5);
    }

    @Test
    void are_none_where_there_is_no_field() {
      assertThat(parsed(null)).isSameAs(CacheControlHeader.NONE);
      assertThat(CacheControlHeader.NONE.maxAge()).isEmpty();
      assertThat(CacheControlHeader.NONE.noStore()).isFalse();
    }
  }

  @Nested
  class Seconds {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "max-age=300",
          "Max-Age=300",
          "max-age=\"300\"",
          "public, max-age=300",
          "max-age=300, max-age=600",
          "max-age=600, max-age=300",
          "max-age=600, x=\"1\", MAX-AGE=\"300\"",
          "max-age=00300 ",
          "max-age=\"3\\00\"",
        })
    void MUST_be_read_and_the_smaller_of_two_counts(String value) {
      assertThat(parsed(value).maxAge()).hasValue(300);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "max-age",
          "max-age=",
          "max-age=\"\"",
          "max-age=-1",
          "max-age=+5",
          "max-age=1.5",
          "max-age=5s",
          "max-age=0x10",
          "max-age='5'",
          "max-age= 5",
          "max-age=5;x",
          "max-age=\u0665",
          "max-age=600, max-age=soon",
          "max-age=soon, max-age=600",
        })
    void SHOULD_make_stale_when_they_are_no_number(String value) {
      assertThat(parsed(value).maxAge()).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"2147483648", "2147483649", "9223372036854775808", "99999999999999999999"})
    void MUST_count_as_2_to_the_31_when_too_large(String number) {
      assertThat(parsed("max-age=" + number).maxAge()).hasValue(2_147_483_648L);
    }

    @ParameterizedTest
    @CsvSource({"max-age", "s-maxage", "stale-while-revalidate", "stale-if-error"})
    void belong_to_their_own_directive(String name) {
      CacheControlHeader header = parsed(name + "=7");

      assertThat(
              Stream.of(
                      header.maxAge(),
                      header.sMaxAge(),
                      header.staleWhileRevalidate(),
                      header.staleIfError())
                  .filter(seconds -> seconds.isPresent())
                  .map(seconds -> seconds.getAsLong()))
          .containsExactly(7L);
    }

    @Test
    void are_absent_when_the_directive_is() {
      assertThat(parsed("public").maxAge()).isEmpty();
      assertThat(parsed("s-maxage=5").maxAge()).isEmpty();
    }
  }

  @Nested
  class What_leaves {

    @Test
    void states_the_lifetimes_of_a_fresh_response() {
      assertThat(CacheControlHeader.fresh(new Lifetimes(0, 300, 3600, 86400)))
          .isEqualTo(
              "public, max-age=0, s-maxage=300, stale-while-revalidate=3600, stale-if-error=86400");
    }

    @ParameterizedTest
    @CsvSource({
      "0, 0, 'public, max-age=60, s-maxage=300'",
      "9, 0, 'public, max-age=60, s-maxage=300, stale-while-revalidate=9'",
      "0, 9, 'public, max-age=60, s-maxage=300, stale-if-error=9'",
    })
    void leaves_out_windows_of_no_length(long whileRevalidate, long ifError, String value) {
      assertThat(CacheControlHeader.fresh(new Lifetimes(60, 300, whileRevalidate, ifError)))
          .isEqualTo(value);
    }

    @Test
    void MUST_NOT_be_made_fresh_again_when_it_was_stale() {
      CacheControlHeader stale = parsed(CacheControlHeader.stale());

      assertThat(CacheControlHeader.stale()).isEqualTo("public, max-age=0, s-maxage=0");
      assertThat(stale.maxAge()).hasValue(0);
      assertThat(stale.sMaxAge()).hasValue(0);
      assertThat(stale.staleWhileRevalidate()).isEmpty();
    }

    @Test
    void keeps_everyone_from_storing_what_may_not_be_shared() {
      CacheControlHeader header = parsed(CacheControlHeader.PRIVATE_NO_STORE);

      assertThat(header.isPrivate()).isTrue();
      assertThat(header.noStore()).isTrue();
    }
  }
}
