package org.freshet.partstream.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.freshet.essentials.seal.KeyRing;
import org.freshet.partstream.api.CursorRejected.Reason;
import org.freshet.partstream.api.PartSize;
import org.freshet.partstream.plan.Access;
import org.freshet.partstream.plan.Plan;
import org.freshet.partstream.plan.PlannedPart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CursorsTest {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Binding BINDING = new Binding("Dashboard", "d/1", Map.of(), "ada");

  private final KeyRing keys = KeyRing.random();
  private final Plan plan = plan("meta", "orders", "chart");
  private final Position position = new Position(1, Set.of("orders", "chart"), Set.of("meta"));
  private final Plan otherPlan = plan("meta", "orders");
  private final Cursors cursors = at(NOW);
  private final Cursors later = at(NOW.plus(HOUR));
  private final Cursors strangers = new Cursors(KeyRing.random(), 1024, () -> NOW);

  private Cursors at(Instant now) {
    return new Cursors(keys, 1024, () -> now);
  }

  private static Plan plan(String... names) {
    return new Plan(
        List.of(names).stream()
            .map(
                name ->
                    new PlannedPart(
                        name,
                        List.of(),
                        Access.ALL,
                        null,
                        context -> name,
                        null,
                        false,
                        new PlannedPart.Description(PartSize.SMALL, false, "", 0)))
            .toList());
  }

  private Reason refused(Cursors by, String text, Plan of, Binding binding) {
    RejectedCursorException refused =
        catchThrowableOfType(RejectedCursorException.class, () -> by.open(text, of, binding));
    assertThat(refused).as(text).isNotNull();
    return refused.reason();
  }

  @Test
  void a_position_comes_back_as_it_was() throws RejectedCursorException {
    String text = cursors.seal(plan, position, BINDING, HOUR);

    assertThat(cursors.open(text, plan, BINDING)).isEqualTo(position);
  }

  @Test
  void a_cursor_is_short_however_many_parts_there_are() {
    Plan large = plan(IntStream.range(0, 200).mapToObj(i -> "part" + i).toArray(String[]::new));
    Position all = Position.start(large);

    String text = cursors.seal(large, new Position(1, all.owed(), all.owed()), BINDING, HOUR);
    assertThat(text).hasSizeLessThanOrEqualTo(200).matches("[A-Za-z0-9_-]+");
    assertThat(cursors.seal(plan, position, BINDING, HOUR)).hasSizeLessThan(100);
  }

  @Test
  void one_for_anybody_opens_for_whoever_asks_for_the_same() throws RejectedCursorException {
    Binding ada = new Binding("Dashboard", "d/7", Map.of(), "ada");
    String text = cursors.seal(plan, position, ada.forAnybody(), HOUR);

    for (String user : new String[] {"ada", "ben", null}) {
      Binding same = new Binding("Dashboard", "d/7", Map.of("limit", List.of("1")), user);
      assertThat(cursors.open(text, plan, same)).isEqualTo(position);
    }
    assertThat(refused(cursors, text, plan, new Binding("Dashboard", "d/8", Map.of(), "ada")))
        .isEqualTo(Reason.FOREIGN);
    String unknown =
        cursors.seal(plan, position, new Binding("Dashboard", "d/7", Map.of(), null), HOUR);
    assertThat(refused(cursors, unknown, plan, ada)).isEqualTo(Reason.FOREIGN);
  }

  @Test
  void another_resource_path_query_or_user_cannot_use_it() {
    String text = cursors.seal(plan, position, BINDING, HOUR);

    for (Binding other :
        List.of(
            new Binding("Report", "d/1", Map.of(), "ada"),
            new Binding("Dashboard", "d/2", Map.of(), "ada"),
            new Binding("Dashboard", "d/1", Map.of("from", List.of("1")), "ada"),
            new Binding("Dashboard", "d/1", Map.of(), "bob"),
            new Binding("Dashboard", "d/1", Map.of(), ""),
            new Binding("Dashboard", "d/1", Map.of(), null))) {
      assertThat(refused(cursors, text, plan, other))
          .as(other.toString())
          .isEqualTo(Reason.FOREIGN);
    }
  }

  @Test
  void the_size_of_pages_may_change_on_the_way() throws RejectedCursorException {
    String text = cursors.seal(plan, position, BINDING, HOUR);
    Binding later =
        new Binding(
            "Dashboard", "d/1", Map.of("limit", List.of("1"), "cursor", List.of(text)), "ada");

    assertThat(cursors.open(text, plan, later)).isEqualTo(position);
  }

  @Test
  void an_expired_one_and_one_of_another_plan_are_told_apart() {
    String text = cursors.seal(plan, position, BINDING, HOUR);

    assertThat(refused(at(NOW.plus(HOUR)), text, plan, BINDING)).isEqualTo(Reason.EXPIRED);
    assertThat(refused(cursors, text, plan("meta", "orders"), BINDING))
        .isEqualTo(Reason.PLAN_CHANGED);
  }

  @Test
  void one_of_another_key_is_refused_and_one_of_an_older_key_is_not() throws Exception {
    String old = "old:" + "A".repeat(43);
    String young = "young:" + "B".repeat(42) + "A";
    String text =
        new Cursors(KeyRing.parse(old), 1024, () -> NOW).seal(plan, position, BINDING, HOUR);

    Cursors rotated = new Cursors(KeyRing.parse(young + "," + old), 1024, () -> NOW);
    assertThat(rotated.open(text, plan, BINDING)).isEqualTo(position);
    Cursors without = new Cursors(KeyRing.parse(young), 1024, () -> NOW);
    assertThat(refused(without, text, plan, BINDING)).isEqualTo(Reason.FOREIGN);
  }

  /** How cursors are misused, and what each is refused for. */
  private enum Misuse {
    MUTATED,
    TRUNCATED,
    SPLICED,
    OTHER_USER,
    OTHER_RESOURCE,
    OTHER_QUERY,
    OTHER_PLAN,
    OTHER_KEY,
    EXPIRED
  }

  @Test
  void of_a_million_misused_cursors_none_opens_and_each_is_refused_in_microseconds() {
    Random random = new Random(42);
    List<String> texts = List.of(sealed(Set.of("orders")), sealed(Set.of("orders", "chart")));
    Map<Misuse, long[]> tally = new EnumMap<>(Misuse.class);
    for (int i = 0; i < 1_000_000; i++) {
      String text = texts.get(i % 2);
      Misuse misuse = Misuse.values()[i % Misuse.values().length];
      String brought = changed(misuse, text, texts.get(1 - i % 2), random);
      long began = System.nanoTime();
      Reason reason = reason(misuse, brought);
      long[] of = tally.computeIfAbsent(misuse, m -> new long[2]);
      of[0]++;
      of[1] += System.nanoTime() - began;
      if (!expected(misuse).contains(reason)) {
        fail("%s: %s was answered %s", misuse, brought, reason);
      }
    }
    tally.forEach(
        (misuse, of) -> {
          System.out.printf("%-15s %7d refused, %5d ns each%n", misuse, of[0], of[1] / of[0]);
          assertThat(of[1] / of[0]).as("%s, ns", misuse).isLessThan(1_000_000);
        });
  }

  private String sealed(Set<String> owed) {
    return cursors.seal(plan, new Position(1, owed, Set.of("meta")), BINDING, HOUR);
  }

  private static Set<Reason> expected(Misuse misuse) {
    return switch (misuse) {
      case MUTATED, TRUNCATED, SPLICED -> EnumSet.of(Reason.MALFORMED, Reason.FOREIGN);
      case OTHER_USER, OTHER_RESOURCE, OTHER_QUERY, OTHER_KEY -> EnumSet.of(Reason.FOREIGN);
      case OTHER_PLAN -> EnumSet.of(Reason.PLAN_CHANGED);
      case EXPIRED -> EnumSet.of(Reason.EXPIRED);
    };
  }

  /** What it is refused for, null if it opens. */
  private @Nullable Reason reason(Misuse misuse, String text) {
    Cursors by =
        switch (misuse) {
          case OTHER_KEY -> strangers;
          case EXPIRED -> later;
          default -> cursors;
        };
    Binding binding =
        switch (misuse) {
          case OTHER_USER -> new Binding("Dashboard", "d/1", Map.of(), "bob");
          case OTHER_RESOURCE -> new Binding("Report", "d/1", Map.of(), "ada");
          case OTHER_QUERY -> new Binding("Dashboard", "d/1", Map.of("a", List.of("1")), "ada");
          default -> BINDING;
        };
    try {
      by.open(text, misuse == Misuse.OTHER_PLAN ? otherPlan : plan, binding);
      return null;
    } catch (RejectedCursorException e) {
      return e.reason();
    }
  }

  private static String changed(Misuse misuse, String text, String other, Random random) {
    int at = random.nextInt(text.length());
    return switch (misuse) {
      case MUTATED ->
          text.substring(0, at) + another(text.charAt(at), random) + text.substring(at + 1);
      case TRUNCATED -> text.substring(0, at);
      // Neither of both: at least the first or the last character is the other's.
      case SPLICED -> spliced(text, other, 1 + random.nextInt(text.length() - 1));
      default -> text;
    };
  }

  private static char another(char not, Random random) {
    char one = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    return one == not ? another(not, random) : one;
  }

  private static String spliced(String text, String other, int at) {
    String spliced = text.substring(0, at) + other.substring(Math.min(at, other.length()));
    return spliced.equals(text) || spliced.equals(other) ? text + other : spliced;
  }

  @Test
  void what_is_too_long_or_of_other_characters_is_not_decoded() {
    assertThat(refused(cursors, "A".repeat(1025), plan, BINDING)).isEqualTo(Reason.MALFORMED);
    assertThat(refused(cursors, "%".repeat(92), plan, BINDING)).isEqualTo(Reason.MALFORMED);
    assertThat(refused(cursors, "", plan, BINDING)).isEqualTo(Reason.MALFORMED);
  }
}
