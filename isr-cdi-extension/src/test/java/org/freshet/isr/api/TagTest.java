package org.freshet.isr.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagTest {

  /** No white space, control character, comma, quote, backslash or upper-case letter. */
  private static final Pattern SAFE =
      Pattern.compile("[a-z][a-z0-9_.-]{0,63}(:[a-z0-9%:@/!$&'()*+;=._~-]+)?");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "7, post:7",
        "ABC, post:abc",
        "a b, post:a%20b",
        "`a,b`, post:a%2cb",
        "`a\"b`, post:a%22b",
        "a\\b, post:a%5cb",
        "50%, post:50%25",
        "*, post:*",
        "a:b, post:a:b",
        "/de/books?page=2#top, post:/de/books%3fpage=2%23top",
        "Bücher, post:b%c3%bccher",
        "日本, post:%e6%97%a5%e6%9c%ac",
        "😀, post:%f0%9f%98%80",
      })
  void a_value_is_lower_case_and_percent_encoded(String value, String text) {
    assertThat(Tag.of("post", value).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nSet-Cookie: x=1", "a\nb", "\r", "\u0000", "\t", "\u0085", "\u2028"})
  void no_value_breaks_out_of_a_header_field(String value) {
    assertThat(Tag.of("post", value).text()).matches(SAFE);
  }

  @Test
  void a_namespace_alone_is_the_parent_of_its_tags() {
    Tag books = Tag.of("Books");

    assertThat(books.text()).isEqualTo("books");
    assertThat(books.isNamespace()).isTrue();
    assertThat(books.namespace()).isSameAs(books);
    assertThat(Tag.of("books", 7).isNamespace()).isFalse();
    assertThat(Tag.of("books", 7).namespace()).isEqualTo(books);
  }

  @Test
  void a_value_with_colons_belongs_to_the_namespace_before_the_first() {
    assertThat(Tag.parse("urn:isbn:42")).isEqualTo(Tag.of("urn", "isbn:42"));
    assertThat(Tag.parse("urn:isbn:42").namespace()).isEqualTo(Tag.of("urn"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7a", "a b", "a,b", "-a", "*", "ä", "a\n", "a:b", "a%20b"})
  void a_namespace_of_other_characters_is_refused(String namespace) {
    assertThatExceptionOfType(InvalidTagException.class).isThrownBy(() -> Tag.of(namespace));
    assertThatExceptionOfType(InvalidTagException.class).isThrownBy(() -> Tag.of(namespace, 1));
  }

  @Test
  void a_namespace_of_64_characters_is_accepted_and_one_of_65_refused() {
    assertThat(Tag.of("a".repeat(64)).text()).hasSize(64);
    assertThatExceptionOfType(InvalidTagException.class).isThrownBy(() -> Tag.of("a".repeat(65)));
  }

  @Test
  void an_empty_value_is_refused_and_so_is_none() {
    assertThatExceptionOfType(InvalidTagException.class).isThrownBy(() -> Tag.of("post", ""));
    assertThatExceptionOfType(InvalidTagException.class).isThrownBy(() -> Tag.parse("post:"));
    assertThatNullPointerException().isThrownBy(() -> Tag.of("post", null));
  }

  @Test
  void a_refusal_shows_no_control_characters_and_no_endless_text() {
    assertThatExceptionOfType(InvalidTagException.class)
        .isThrownBy(() -> Tag.of("a\r\nb" + "x".repeat(1000)))
        .withMessageNotContainingAny("\r", "\n")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
  }

  @Test
  void parsing_keeps_what_is_encoded_already_and_encodes_the_rest() {
    assertThat(Tag.parse("post:a%20b").text()).isEqualTo("post:a%20b");
    assertThat(Tag.parse("post:a b").text()).isEqualTo("post:a%20b");
    assertThat(Tag.parse("post:50%").text()).isEqualTo("post:50%25");
    assertThat(Tag.parse("post:50%2").text()).isEqualTo("post:50%252");
    assertThat(Tag.parse("Post:ABC").text()).isEqualTo("post:abc");
  }

  @Test
  void long_values_with_a_common_beginning_have_distinct_tags() {
    String common = "x".repeat(1000);
    Tag one = Tag.of("post", common + "1");
    Tag two = Tag.of("post", common + "2");

    assertThat(one).isNotEqualTo(two);
    assertThat(one.text()).hasSize(Tag.MAX_LENGTH);
  }

  @Test
  void the_longest_value_that_fits_is_kept_as_it_is() {
    String fits = "x".repeat(Tag.MAX_LENGTH - "post:".length());

    assertThat(Tag.of("post", fits).text()).isEqualTo("post:" + fits);
    assertThat(Tag.of("post", fits + "x").text()).hasSize(Tag.MAX_LENGTH).contains("~");
  }

  @Test
  void a_long_value_is_not_cut_within_an_escape() {
    for (int i = 0; i < 3; i++) {
      Tag tag = Tag.of("post", "x".repeat(i) + " ".repeat(300));

      assertThat(tag.text()).matches("post:x{0,2}(%20)+~[0-9a-f]{32}");
      assertThat(Tag.parse(tag.text())).isEqualTo(tag);
    }
  }

  @Test
  void the_case_of_a_long_value_does_not_matter_either() {
    String value = "Abc".repeat(200);

    assertThat(Tag.of("post", value.toUpperCase(Locale.ROOT))).isEqualTo(Tag.of("post", value));
  }

  @Test
  void tags_are_ordered_by_their_text() {
    List<Tag> ordered = Stream.of("b", "a:2", "a", "a:10").map(Tag::parse).sorted().toList();

    assertThat(ordered).extracting(Tag::text).containsExactly("a", "a:10", "a:2", "b");
  }

  @Property(tries = 300)
  void every_value_has_a_tag_that_is_safe_and_bounded(@ForAll @NotEmpty String value) {
    String text = Tag.of("post", value).text();

    assertThat(text).matches(SAFE).startsWith("post:");
    assertThat(text.length()).isLessThanOrEqualTo(Tag.MAX_LENGTH);
  }

  @Property(tries = 300)
  void a_tag_is_read_back_from_its_text(@ForAll("anyTag") Tag tag) {
    Tag read = Tag.parse(tag.text());

    assertThat(read).isEqualTo(tag).hasSameHashCodeAs(tag).isEqualByComparingTo(tag);
    assertThat(read.namespace()).isEqualTo(tag.namespace());
    assertThat(read.isNamespace()).isEqualTo(tag.isNamespace());
  }

  @Property(tries = 300)
  void the_same_value_has_the_same_tag_whatever_its_case(@ForAll("printable") String value) {
    Tag tag = Tag.of("post", value);

    assertThat(Tag.of("POST", value)).isEqualTo(tag);
    assertThat(Tag.of("post", value.toUpperCase(Locale.ROOT))).isEqualTo(tag);
  }

  @Property(tries = 300)
  void values_that_differ_in_more_than_case_have_different_tags(
      @ForAll @NotEmpty String one, @ForAll @NotEmpty String other) {
    boolean same = Arrays.equals(lowerCaseBytes(one), lowerCaseBytes(other));

    assertThat(Tag.of("post", one).equals(Tag.of("post", other))).isEqualTo(same);
  }

  private static byte[] lowerCaseBytes(String value) {
    return value.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }

  @Property(tries = 300)
  void a_separator_never_passes_unencoded(
      @ForAll("separators") String separator, @ForAll("printable") String value) {
    assertThat(Tag.of("post", value + separator + value).text().substring("post:".length()))
        .doesNotContain(separator);
  }

  @Provide
  Arbitrary<String> separators() {
    return Arbitraries.of(",", " ", "\t", "\r", "\n", "\"", "\\", "<", ">", "{", "}", "|", "^");
  }

  @Provide
  Arbitrary<String> printable() {
    return Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(400);
  }

  @Provide
  Arbitrary<Tag> anyTag() {
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMinLength(1).ofMaxLength(30),
            Arbitraries.strings().withChars('%', '2', '5', 'f', 'F', 'é', ':', '~').ofMinLength(1),
            Arbitraries.strings().withCharRange('!', 'ÿ').ofMinLength(200).ofMaxLength(600));
    return Arbitraries.oneOf(
        values.map(value -> Tag.of("post", value)),
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(64).map(Tag::of));
  }
}
