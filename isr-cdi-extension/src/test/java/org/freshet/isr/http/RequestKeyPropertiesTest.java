package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.freshet.isr.http.RequestKeyPropertiesTest.Inputs.Pair;
import org.jspecify.annotations.Nullable;

/** Two requests share a key exactly if everything that selects is the same. */
class RequestKeyPropertiesTest {

  /** Everything that selects. */
  record Inputs(
      String base,
      String route,
      List<String> segments,
      List<Pair> query,
      List<Pair> matrix,
      List<Pair> selecting,
      List<Pair> variants,
      @Nullable String type) {

    /** A name and its value; null for a header field that is absent. */
    record Pair(String name, @Nullable String value) {}

    String key() {
      RequestKey key = new RequestKey(base, route, new RequestPath("/", segments));
      key.whole(QueryString.parse(rawQuery()));
      matrix.forEach(pair -> key.matrix(pair.name(), List.of(value(pair))));
      selecting.forEach(pair -> key.selecting(List.of(pair.name()), name -> pair.value()));
      variants.forEach(pair -> key.variant(pair.name(), value(pair)));
      return key.type(type).text();
    }

    /** The same, in what is allowed to count as the same. */
    Inputs normal() {
      return new Inputs(
          base,
          route,
          segments,
          byName(absentIsEmpty(query)),
          absentIsEmpty(matrix),
          selecting,
          absentIsEmpty(variants),
          type);
    }

    private static List<Pair> byName(List<Pair> pairs) {
      return pairs.stream().sorted(Comparator.comparing(Pair::name)).toList();
    }

    private static List<Pair> absentIsEmpty(List<Pair> pairs) {
      return pairs.stream().map(pair -> new Pair(pair.name(), value(pair))).toList();
    }

    private String rawQuery() {
      StringBuilder raw = new StringBuilder();
      for (Pair pair : query) {
        PercentCoding.encode(raw.append('&'), pair.name(), "");
        PercentCoding.encode(raw.append('='), value(pair), "");
      }
      return raw.toString();
    }

    private static String value(Pair pair) {
      return Objects.requireNonNullElse(pair.value(), "");
    }
  }

  @Property(tries = 3000)
  void two_requests_share_a_key_exactly_if_all_that_selects_is_the_same(
      @ForAll("inputs") Inputs one, @ForAll("inputs") Inputs other) {
    assertThat(one.key().equals(other.key())).isEqualTo(one.normal().equals(other.normal()));
  }

  @Property
  void a_key_is_one_line_of_printable_ASCII_with_eight_fields(@ForAll("inputs") Inputs inputs) {
    assertThat(inputs.key()).matches("[!-~]*");
    assertThat(inputs.key().chars().filter(c -> c == '|')).hasSize(7);
  }

  @Property
  void different_texts_are_encoded_differently(@ForAll String one, @ForAll String other) {
    assertThat(encoded(one).equals(encoded(other))).isEqualTo(one.equals(other));
  }

  @Property
  void a_text_without_unpaired_surrogates_is_decoded_again(@ForAll String text) {
    String decoded = PercentCoding.decode(encoded(text), false);

    assertThat(decoded).isIn(text, null);
    assertThat(decoded == null).isEqualTo(hasUnpaired(text));
  }

  @Property
  void an_unpaired_surrogate_is_told_from_a_question_mark(
      @ForAll("surrogates") char one, @ForAll("surrogates") char other) {
    assertThat(encoded("" + one)).isNotEqualTo(encoded("?"));
    assertThat(encoded("" + one).equals(encoded("" + other))).isEqualTo(one == other);
  }

  @Provide
  Arbitrary<Character> surrogates() {
    return Arbitraries.chars().range('\ud800', '\udfff');
  }

  /** Few characters, all of them delimiters of something, so that pairs come close. */
  @Provide
  Arbitrary<Inputs> inputs() {
    Arbitrary<String> text =
        Arbitraries.strings().withChars("ab|&=?;:%/\r\n\u0000\u00e9*").ofMaxLength(2);
    Arbitrary<Pair> pair = Combinators.combine(text, text.injectNull(0.2)).as(Pair::new);
    Arbitrary<List<Pair>> pairs = pair.list().ofMaxSize(2);
    Arbitrary<Pair> variant = Combinators.combine(Arbitraries.of("a", "b"), text).as(Pair::new);
    return Combinators.combine(
            text,
            text,
            text.list().ofMaxSize(2),
            pairs,
            pairs,
            pairs,
            variant.list().ofMaxSize(2),
            text.injectNull(0.2))
        .as(Inputs::new);
  }

  private static String encoded(String text) {
    return PercentCoding.encoded(text, "");
  }

  private static boolean hasUnpaired(String text) {
    return text.codePoints().anyMatch(point -> point >= 0xd800 && point <= 0xdfff);
  }
}
