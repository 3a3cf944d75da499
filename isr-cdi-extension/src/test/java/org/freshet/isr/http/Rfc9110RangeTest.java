package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.freshet.isr.http.ByteRange.Extent;
import org.freshet.isr.store.StoredResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, sections 13.1.5 and 14, on a body of ten bytes. */
class Rfc9110RangeTest {

  private static final StoredResponse TEN = Responses.page().stored();
  private static final ByteRange WHOLE = new ByteRange(Extent.WHOLE, 0, 10);
  private static final ByteRange NOTHING = new ByteRange(Extent.UNSATISFIABLE, 0, 0);

  private static ByteRange of(String range) {
    return ByteRange.of(range, null, TEN);
  }

  private static StoredResponse bytes(int size) {
    return Responses.page().body("x".repeat(size)).stored();
  }

  @Property
  void a_range_never_leaves_the_body(
      @ForAll @LongRange(min = 0) long first,
      @ForAll @LongRange(min = 0) long last,
      @ForAll @IntRange(min = 1, max = 300) int size) {
    ByteRange range = ByteRange.of("bytes=" + first + "-" + last, null, bytes(size));

    assertThat(range.offset()).isNotNegative();
    assertThat(range.offset() + range.length()).isBetween(0, size);
  }

  @Property
  void a_small_range_is_what_was_asked_for(
      @ForAll @IntRange(min = 0, max = 300) int first,
      @ForAll @IntRange(min = 0, max = 300) int last,
      @ForAll @IntRange(min = 1, max = 300) int size) {
    ByteRange range = ByteRange.of("bytes=" + first + "-" + last, null, bytes(size));

    if (last < first) {
      assertThat(range).isEqualTo(new ByteRange(Extent.WHOLE, 0, size));
    } else if (first >= size) {
      assertThat(range).isEqualTo(NOTHING);
    } else {
      int end = Math.min(last, size - 1);
      assertThat(range).isEqualTo(new ByteRange(Extent.PART, first, end - first + 1));
    }
  }

  @Property
  void no_text_makes_it_fail(@ForAll String text) {
    assertThat(of(text)).isEqualTo(WHOLE);
    assertThat(of("bytes=" + text).length()).isBetween(0, 10);
    assertThat(ByteRange.of("bytes=0-0", text, TEN)).isEqualTo(WHOLE);
  }

  @Nested
  class One_range {

    @ParameterizedTest
    @CsvSource({
      "bytes=0-0, 0, 1",
      "bytes=0-9, 0, 10",
      "bytes=3-5, 3, 3",
      "bytes=9-9, 9, 1",
      "bytes=9-, 9, 1",
      "bytes=0-, 0, 10",
      "bytes=4-, 4, 6",
      "bytes=-1, 9, 1",
      "bytes=-10, 0, 10",
      "bytes=-11, 0, 10",
      "bytes=5-99, 5, 5",
      "Bytes=3-5, 3, 3",
      "BYTES=003-5, 3, 3",
      "bytes=5-9223372036854775808, 5, 5",
      "bytes=5-99999999999999999999999999, 5, 5",
      "bytes=-99999999999999999999999999, 0, 10",
      "bytes=5-2147483648, 5, 5",
    })
    void MUST_be_cut_out(String range, int offset, int length) {
      assertThat(of(range)).isEqualTo(new ByteRange(Extent.PART, offset, length));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "bytes=10-",
          "bytes=10-20",
          "bytes=-0",
          "bytes=4294967296-4294967297",
          "bytes=2147483648-",
          "bytes=18446744073709551616-18446744073709551617",
        })
    void SHOULD_be_refused_when_it_lies_outside(String range) {
      assertThat(of(range)).isEqualTo(NOTHING);
    }
  }

  @Nested
  class What_is_ignored {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "bytes",
          "bytes=",
          "bytes=-",
          "bytes=--1",
          "bytes=a-b",
          "bytes=1",
          "bytes=5-3",
          "bytes=5-3x",
          "bytes=1-2-3",
          "bytes=+1-2",
          "bytes=1 - 2",
          "bytes 1-2",
          "bytes:1-2",
          "bytes = 1-2",
          "1-2",
          "bytes=\u0661-\u0662",
        })
    void MAY_be_what_is_malformed(String range) {
      assertThat(of(range)).isEqualTo(WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"items=0-5", "seconds=1-2", "none=0-0", "xbytes=0-1"})
    void MUST_be_a_unit_that_is_not_understood(String range) {
      assertThat(of(range)).isEqualTo(WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-0,2-3", "bytes=0-0, -1", "bytes=0-,0-,0-,0-,0-", "bytes=0-1,"})
    void MAY_be_several_at_once(String range) {
      assertThat(of(range)).isEqualTo(WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-", "bytes=0-0", "bytes=-1"})
    void MAY_be_any_range_of_nothing(String range) {
      StoredResponse empty = Responses.page().body("").stored();

      assertThat(ByteRange.of(range, null, empty)).isEqualTo(new ByteRange(Extent.WHOLE, 0, 0));
    }

    @Test
    void is_nothing_when_no_range_is_wanted() {
      assertThat(of(null)).isEqualTo(WHOLE);
      assertThat(ByteRange.of(null, "\"v1\"", TEN)).isEqualTo(WHOLE);
    }
  }

  @Nested
  class If_Range {

    private final ByteRange part = new ByteRange(Extent.PART, 0, 1);

    @Test
    void MUST_allow_the_part_for_the_same_strong_tag() {
      assertThat(ByteRange.of("bytes=0-0", "\"v1\"", TEN)).isEqualTo(part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v2\"", "W/\"v1\"", "v1", "*", "\"v1\", \"v2\"", ""})
    void MUST_make_it_whole_for_any_other_tag(String ifRange) {
      assertThat(ByteRange.of("bytes=0-0", ifRange, TEN)).isEqualTo(WHOLE);
    }

    @Test
    void MUST_make_it_whole_when_the_stored_tag_is_weak() {
      StoredResponse weak = Responses.page().etag("W/\"v1\"").stored();

      assertThat(ByteRange.of("bytes=0-0", "W/\"v1\"", weak)).isEqualTo(WHOLE);
      assertThat(ByteRange.of("bytes=0-0", "\"v1\"", weak)).isEqualTo(WHOLE);
    }

    @Test
    void MUST_allow_the_part_for_exactly_the_date_of_the_last_change() {
      assertThat(ByteRange.of("bytes=0-0", Responses.LAST_MODIFIED, Responses.dated()))
          .isEqualTo(part);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Wed, 31 Dec 2025 23:59:59 GMT",
          "Thu, 01 Jan 2026 00:00:01 GMT",
          "Fri, 01 Jan 2027 00:00:00 GMT",
          "lately",
        })
    void MUST_make_it_whole_for_any_other_date_a_later_one_too(String ifRange) {
      assertThat(ByteRange.of("bytes=0-0", ifRange, Responses.dated())).isEqualTo(WHOLE);
    }

    @Test
    void MUST_make_it_whole_when_the_date_may_stand_for_two_versions() {
      StoredResponse young =
          Responses.page()
              .header("Last-Modified", Responses.LAST_MODIFIED)
              .producedAt("2026-01-01T00:00:00.900Z")
              .stored();

      assertThat(ByteRange.of("bytes=0-0", Responses.LAST_MODIFIED, young)).isEqualTo(WHOLE);
    }

    @Test
    void MUST_make_it_whole_when_nobody_knows_when_it_changed() {
      assertThat(ByteRange.of("bytes=0-0", Responses.LAST_MODIFIED, TEN)).isEqualTo(WHOLE);
    }
  }

  @Nested
  class Content_Range {

    @Test
    void MUST_tell_first_last_and_size() {
      assertThat(of("bytes=3-5").contentRange(10)).isEqualTo("bytes 3-5/10");
      assertThat(of("bytes=-1").contentRange(10)).isEqualTo("bytes 9-9/10");
    }

    @Test
    void SHOULD_tell_the_size_when_the_range_is_refused() {
      assertThat(of("bytes=10-").contentRange(10)).isEqualTo("bytes */10");
    }
  }
}
