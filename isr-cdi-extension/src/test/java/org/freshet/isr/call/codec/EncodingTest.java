package org.freshet.isr.call.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.json.bind.annotation.JsonbTransient;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.freshet.isr.api.ValueCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values as bytes, by either library. */
class EncodingTest {

  /** Both, by name. */
  static Stream<ValueCodecs> both() {
    return Stream.of(Codecs.jackson(), Codecs.binding());
  }

  public record Author(String name, Optional<String> born) {}

  public record Book(
      long id,
      String title,
      BigDecimal price,
      Instant printed,
      List<Author> authors,
      Map<String, Integer> stock,
      Kind kind) {}

  /** Kinds of books. */
  public enum Kind {
    PAPER,
    AUDIO
  }

  public static class Animal {
    public String name = "";
  }

  public static class Dog extends Animal {
    public int bones;
  }

  public static class Forgetful {
    public String shown = "";
    @JsonbTransient String hidden = "";
  }

  public interface Shape {}

  public record Circle(int radius) implements Shape {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  public interface Named {}

  public record ByClass(int size) implements Named {}

  /** Types as methods declare them. */
  interface Signatures {
    List<Book> books();

    Set<String> names();

    Map<String, Book> byTitle();

    List<? extends Author> authors();

    <T> List<T> anything();

    List<Animal> animals();
  }

  private static Type type(String method) {
    try {
      return Signatures.class.getDeclaredMethod(method).getGenericReturnType();
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(method, e);
    }
  }

  private static Book book() {
    return new Book(
        7,
        "It \"is\" \u2603",
        new BigDecimal("12.50"),
        Instant.parse("2026-01-02T03:04:05.678901Z"),
        List.of(new Author("A", Optional.of("1900")), new Author("B", Optional.empty())),
        new TreeMap<>(Map.of("b", 1, "a", 2)),
        Kind.AUDIO);
  }

  private static Object again(ValueCodecs codecs, Object value, Type type) throws Exception {
    Encoding encoding = codecs.of(type);
    return encoding.decode(encoding.encode(value));
  }

  @ParameterizedTest
  @MethodSource("both")
  void come_back_as_they_were(ValueCodecs codecs) throws Exception {
    Book book = book();
    assertThat(again(codecs, book, Book.class)).isEqualTo(book);
    assertThat(again(codecs, List.of(book), type("books"))).isEqualTo(List.of(book));
    assertThat(again(codecs, Map.of("t", book), type("byTitle"))).isEqualTo(Map.of("t", book));
    assertThat(again(codecs, Set.of("x", "y"), type("names"))).isEqualTo(Set.of("x", "y"));
    assertThat(again(codecs, List.of(), type("authors"))).isEqualTo(List.of());
    assertThat(again(codecs, 3, int.class)).isEqualTo(3);
    assertThat(again(codecs, true, boolean.class)).isEqualTo(true);
    assertThat(again(codecs, "", String.class)).isEqualTo("");
    assertThat(again(codecs, Kind.PAPER, Kind.class)).isEqualTo(Kind.PAPER);
  }

  @ParameterizedTest
  @MethodSource("both")
  void name_no_classes(ValueCodecs codecs) throws Exception {
    String text = new String(codecs.of(Book.class).encode(book()), StandardCharsets.UTF_8);

    assertThat(text).contains("title").doesNotContain("Book").doesNotContain("freshet");
  }

  @ParameterizedTest
  @MethodSource("both")
  void whose_class_is_not_the_declared_one_are_not_shared(ValueCodecs codecs) {
    Dog dog = new Dog();
    dog.bones = 3;

    assertThatThrownBy(() -> codecs.of(Animal.class).encode(dog))
        .isInstanceOf(NotSharedException.class);
    assertThatThrownBy(() -> codecs.of(type("animals")).encode(List.of(dog)))
        .isInstanceOf(NotSharedException.class);
    assertThatThrownBy(() -> codecs.of(Shape.class).encode(new Circle(1)))
        .isInstanceOf(NotSharedException.class);
  }

  @Test
  void that_would_name_their_class_are_not_shared_though_an_annotation_says_so() {
    assertThatThrownBy(() -> Codecs.jackson().of(Named.class).encode(new ByClass(1)))
        .isInstanceOf(NotSharedException.class);
  }

  @Test
  void that_lose_a_field_are_not_shared() {
    Forgetful value = new Forgetful();
    value.hidden = "important";

    assertThatThrownBy(() -> Codecs.binding().of(Forgetful.class).encode(value))
        .isInstanceOf(NotSharedException.class)
        .hasMessageContaining("not the same after it was written and read")
        .hasMessageNotContaining("important");
  }

  @Test
  void whose_order_would_be_lost_are_not_shared() throws Exception {
    Set<String> ordered = new LinkedHashSet<>(Arrays.asList("zeta", "alpha", "mid", "beta"));

    assertThat(List.copyOf((Set<?>) again(Codecs.jackson(), ordered, type("names"))).toString())
        .isEqualTo("[zeta, alpha, mid, beta]");
    assertThat(SameValue.isSame(ordered, Set.copyOf(ordered))).isFalse();
  }

  @Test
  void of_a_type_that_does_not_say_what_it_is_are_not_shared() {
    assertThatThrownBy(() -> Codecs.jackson().of(type("anything")))
        .isInstanceOf(NotSharedException.class)
        .hasMessageContaining("java.util.List<T>");
  }

  @ParameterizedTest
  @MethodSource("both")
  void of_another_shape_are_none(ValueCodecs codecs) throws Exception {
    for (String text :
        List.of("", "{", "[]", "null", "{\"nme\":\"x\",\"born\":null}", "\u0000\u0001")) {
      Encoding authors = codecs.of(Author.class);
      assertThatThrownBy(() -> authors.decode(text.getBytes(StandardCharsets.UTF_8)))
          .as(text)
          .isInstanceOf(NotSharedException.class);
    }
  }

  @Test
  void go_by_a_codec_of_the_application_where_it_supports_their_type() throws Exception {
    ValueCodec own =
        new ValueCodec() {
          @Override
          public boolean supports(Type type) {
            return type == Shape.class;
          }

          @Override
          public byte[] encode(Object value, Type type) {
            return new byte[] {(byte) ((Circle) value).radius()};
          }

          @Override
          public Object decode(byte[] bytes, Type type) {
            return new Circle(bytes[0]);
          }
        };
    ValueCodecs codecs = new ValueCodecs(List.of(own));

    assertThat(again(codecs, new Circle(9), Shape.class)).isEqualTo(new Circle(9));
    assertThat(again(codecs, book(), Book.class)).isEqualTo(book());
  }

  @Test
  void of_types_that_look_different_have_another_shape() throws Exception {
    assertThat(Codecs.jackson().of(Author.class).shape())
        .isEqualTo(Codecs.jackson().of(Author.class).shape())
        .isNotEqualTo(Codecs.binding().of(Author.class).shape())
        .isNotEqualTo(Codecs.jackson().of(Book.class).shape());
  }

  @Test
  void are_the_same_only_in_everything_that_can_be_seen() {
    Map<String, Integer> ordered = new LinkedHashMap<>();
    ordered.put("b", 1);
    ordered.put("a", 2);
    Map<String, Integer> sorted = new TreeMap<>(ordered);
    TreeMap<String, Integer> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(ordered);
    Serializable one = new int[] {1, 2};

    assertThat(SameValue.isSame(ordered, new LinkedHashMap<>(ordered))).isTrue();
    assertThat(SameValue.isSame(ordered, sorted)).isFalse();
    assertThat(SameValue.isSame(anyCase, sorted)).isFalse();
    assertThat(SameValue.isSame(one, new int[] {1, 2})).isTrue();
    assertThat(SameValue.isSame(one, new int[] {1, 3})).isFalse();
    assertThat(SameValue.isSame(List.of(1), Set.of(1))).isFalse();
    assertThat(SameValue.isSame(new BigDecimal("1.0"), new BigDecimal("1.00"))).isFalse();
    assertThat(SameValue.isSame(null, 1)).isFalse();
    assertThat(SameValue.isSame(Optional.of(book()), Optional.of(book()))).isTrue();
  }
}
