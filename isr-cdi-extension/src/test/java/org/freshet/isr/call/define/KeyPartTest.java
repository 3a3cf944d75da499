package org.freshet.isr.call.define;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is called alike has one key, what is called differently another. */
class KeyPartTest {

  record Money(BigDecimal amount, String currency) {}

  record Node(String name, Node next) {}

  record Open(Object anything) {}

  /** Parameters of every kind. */
  @SuppressWarnings("unused")
  interface Kinds {
    void strings(String a, String b);

    void scalars(int a, Long b, char c, UUID d, Instant e, LocalDate f, DayOfWeek g, BigDecimal h);

    void money(Money a);

    void list(List<String> a);

    void lists(List<String> a, List<String> b);

    void set(Set<String> a);

    void optional(Optional<String> a);

    void array(String[] a);

    void anything(Object a);

    void number(Number a);

    void rawList(List a);

    void wildcard(List<?> a);

    void map(Map<String, String> a);

    void node(Node a);

    void open(Open a);

    void bytes(byte[] a);
  }

  private static Method method(String name) {
    return Arrays.stream(Kinds.class.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String key(String name, Object... values) {
    StringBuilder out = new StringBuilder();
    Type[] types = method(name).getGenericParameterTypes();
    for (int i = 0; i < types.length; i++) {
      KeyPart.of(types[i]).write(values[i], out);
    }
    return out.toString();
  }

  @Test
  void no_text_can_look_like_the_end_of_another() {
    assertThat(key("strings", "a", "b"))
        .isEqualTo(key("strings", "a", "b"))
        .isNotEqualTo(key("strings", "ab", ""))
        .isNotEqualTo(key("strings", "", "ab"))
        .isNotEqualTo(key("strings", "b", "a"));
    assertThat(key("strings", "1:b", "")).isNotEqualTo(key("strings", "", "1:b"));
  }

  @Test
  void null_is_no_text() {
    assertThat(Set.of(key("strings", null, "a"), key("strings", "-", "a"), key("strings", "", "a")))
        .hasSize(3);
  }

  @Test
  void scalars_are_written_as_they_are() {
    Object[] values = {
      1, 2L, 'c', new UUID(0, 1), Instant.EPOCH, LocalDate.EPOCH, DayOfWeek.FRIDAY, BigDecimal.TEN
    };

    assertThat(key("scalars", values))
        .isEqualTo(
            "1:11:21:c36:00000000-0000-0000-0000-000000000001"
                + "20:1970-01-01T00:00:00Z10:1970-01-016:FRIDAY2:10");
  }

  @Test
  void records_are_told_apart_by_their_components() {
    assertThat(key("money", new Money(BigDecimal.ONE, "EUR")))
        .isEqualTo(key("money", new Money(BigDecimal.ONE, "EUR")))
        .isNotEqualTo(key("money", new Money(BigDecimal.ONE, "USD")))
        .isNotEqualTo(key("money", (Object) null));
  }

  @Test
  void lists_are_told_apart_by_size_order_and_content() {
    assertThat(
            Set.of(
                key("list", List.of()),
                key("list", List.of("")),
                key("list", List.of("a", "b")),
                key("list", List.of("b", "a")),
                key("list", List.of("ab")),
                key("list", (Object) null)))
        .hasSize(6);
    assertThat(key("lists", List.of("a"), List.of("b")))
        .isNotEqualTo(key("lists", List.of("a", "b"), List.of()));
  }

  @Test
  void sets_have_no_order() {
    assertThat(key("set", new LinkedHashSet<>(List.of("a", "b"))))
        .isEqualTo(key("set", new LinkedHashSet<>(List.of("b", "a"))))
        .isNotEqualTo(key("set", Set.of("a")));
  }

  @Test
  void an_empty_optional_is_neither_null_nor_an_empty_text() {
    assertThat(
            Set.of(
                key("optional", Optional.empty()),
                key("optional", Optional.of("")),
                key("optional", (Object) null)))
        .hasSize(3);
  }

  @Test
  void arrays_are_told_apart_by_what_is_in_them() {
    assertThat(key("array", (Object) new String[] {"a"}))
        .isEqualTo(key("array", (Object) new String[] {"a"}))
        .isNotEqualTo(key("array", (Object) new String[] {"b"}));
    assertThat(key("bytes", new byte[] {1, 2})).isNotEqualTo(key("bytes", new byte[] {12}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"anything", "number", "rawList", "wildcard", "map", "node", "open"})
  void what_may_be_anything_has_no_text(String name) {
    assertThat(KeyPart.of(method(name).getGenericParameterTypes()[0])).isNull();
  }

  @Test
  void a_key_tells_method_caller_and_text_apart() {
    assertThat(
            Set.of(
                CallKey.of("m", null, "1:a"),
                CallKey.of("m", "", "1:a"),
                CallKey.of("m", "a", "1:a"),
                CallKey.of("n", null, "1:a"),
                CallKey.of("m", null, "1:b")))
        .hasSize(5);
  }

  @Test
  void a_long_key_is_a_short_one_of_its_own() {
    String text = "x".repeat(10_000);

    assertThat(CallKey.of("m", null, text))
        .hasSize(64)
        .isEqualTo(CallKey.of("m", null, text))
        .isNotEqualTo(CallKey.of("m", null, text + "x"));
  }
}
