package org.freshet.essentials.paging.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.freshet.essentials.seal.KeyRing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyCursorsTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final List<String> ORDER = List.of("-price", "id");
  private static final List<Class<?>> TYPES = List.of(Integer.class, Long.class);
  private static final Binding LIST =
      new Binding("Books#list()", "books", Map.of("topic", List.of("sea")), "ann");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-28T00:00:00Z"));
  private final KeyRing keys = KeyRing.random();
  private final KeyCursors cursors = new KeyCursors(keys, DAY, now::get);

  @Test
  void keys_come_back_equal_whatever_their_type() throws RejectedCursorException {
    List<@Nullable Object> values =
        Arrays.asList(
            "é, \u0000 and more",
            'x',
            1L << 40,
            -7,
            (short) 3,
            (byte) 4,
            true,
            0.1,
            0.1f,
            new BigDecimal("1.10"),
            new BigInteger("9".repeat(40)),
            DayOfWeek.MONDAY,
            UUID.fromString("5c6ae6c0-2b7c-4c7e-8a3c-8d2b1f0f2b11"),
            Instant.parse("2026-11-28T01:02:03.123456789Z"),
            LocalDate.parse("2026-11-28"),
            LocalDateTime.parse("2026-11-28T01:02:03.4"),
            LocalTime.parse("01:02:03"),
            OffsetDateTime.parse("2026-11-28T01:02:03+02:00"),
            Timestamp.from(Instant.parse("2026-11-28T01:02:03.123456789Z")),
            java.sql.Date.valueOf("2026-11-28"),
            null);
    List<Class<?>> types = new ArrayList<>();
    values.forEach(value -> types.add(value == null ? String.class : value.getClass()));
    List<String> order = types.stream().map(Class::getSimpleName).toList();

    String text = cursors.seal(new KeyCursor(true, true, values), order, LIST);

    assertThat(cursors.open(text, order, types, LIST)).isEqualTo(new KeyCursor(true, true, values));
  }

  @Test
  void nobody_reads_in_it_what_it_is_about() {
    String text = cursors.seal(new KeyCursor(false, false, List.of("secret", 7L)), ORDER, LIST);

    assertThat(text).matches("[A-Za-z0-9_-]+").doesNotContain("secret");
    assertThat(text).isNotEqualTo(cursors.seal(place(), ORDER, LIST));
  }

  @Test
  void another_resource_path_query_user_order_or_key_cannot_use_it() {
    String text = cursors.seal(place(), ORDER, LIST);
    Map<String, List<String>> query = LIST.query();

    refused(text, ORDER, new Binding("Books#all()", "books", query, "ann"));
    refused(text, ORDER, new Binding("Books#list()", "book", query, "ann"));
    refused(text, ORDER, new Binding("Books#list()", "books", Map.of(), "ann"));
    refused(text, ORDER, new Binding("Books#list()", "books", query, "bob"));
    refused(text, ORDER, new Binding("Books#list()", "books", query, null));
    refused(text, List.of("price", "id"), LIST);
    assertThatThrownBy(
            () -> new KeyCursors(KeyRing.random(), DAY, now::get).open(text, ORDER, TYPES, LIST))
        .isInstanceOf(RejectedCursorException.class);
  }

  @Test
  void the_size_of_a_page_may_differ() throws RejectedCursorException {
    String text = cursors.seal(place(), ORDER, LIST);
    Binding smaller =
        new Binding(
            "Books#list()",
            "books",
            Map.of("topic", List.of("sea"), "limit", List.of("2"), "cursor", List.of(text)),
            "ann");

    assertThat(cursors.open(text, ORDER, TYPES, smaller)).isEqualTo(place());
  }

  @Test
  void an_old_one_has_expired() throws RejectedCursorException {
    String text = cursors.seal(place(), ORDER, LIST);

    now.updateAndGet(then -> then.plus(DAY).minusSeconds(1));
    assertThat(cursors.open(text, ORDER, TYPES, LIST)).isEqualTo(place());
    now.updateAndGet(then -> then.plusSeconds(1));
    assertThatThrownBy(() -> cursors.open(text, ORDER, TYPES, LIST))
        .isInstanceOfSatisfying(
            RejectedCursorException.class, e -> assertThat(e.isExpired()).isTrue());
  }

  @Test
  void every_changed_character_is_noticed() {
    String text = cursors.seal(place(), ORDER, LIST);
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      refused(text.substring(0, i) + other + text.substring(i + 1), ORDER, LIST);
    }
    for (String made : List.of("", "x", "A".repeat(100), "A".repeat(5000), "é".repeat(100))) {
      refused(made, ORDER, LIST);
    }
  }

  @Test
  void keys_that_are_too_long_or_have_no_order_are_named() {
    KeyCursor long1 = new KeyCursor(false, false, List.of("x".repeat(700)));

    assertThatThrownBy(() -> cursors.seal(long1, List.of("title"), LIST))
        .hasMessage("the keys [title] of a row have 703 bytes, must be at most 700");
    assertThatThrownBy(
            () -> cursors.seal(new KeyCursor(false, false, List.of(List.of())), ORDER, LIST))
        .hasMessageStartingWith("rows cannot be ordered by a java.util.");
  }

  private static KeyCursor place() {
    return new KeyCursor(false, false, List.of(12, 7L));
  }

  private void refused(String text, List<String> order, Binding binding) {
    assertThatThrownBy(() -> cursors.open(text, order, TYPES, binding))
        .isInstanceOfSatisfying(
            RejectedCursorException.class, e -> assertThat(e.isExpired()).isFalse());
  }
}
