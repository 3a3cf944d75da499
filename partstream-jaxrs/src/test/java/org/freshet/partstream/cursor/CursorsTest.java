package org.freshet.partstream.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
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
  private final Cursors cursors = at(NOW);

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

  @Test
  void of_a_hundred_thousand_changed_cursors_none_opens() {
    Random random = new Random(42);
    String text = cursors.seal(plan, position, BINDING, HOUR);
    String other = cursors.seal(plan, Position.start(plan), BINDING, HOUR);
    for (int i = 0; i < 100_000; i++) {
      String changed = changed(text, other, random);
      if (!changed.equals(text) && !changed.equals(other)) {
        assertThat(refused(cursors, changed, plan, BINDING)).isIn(Reason.MALFORMED, Reason.FOREIGN);
      }
    }
  }

  private static String changed(String text, String other, Random random) {
    int at = random.nextInt(text.length());
    return switch (random.nextInt(4)) {
      case 0 ->
          text.substring(0, at)
              + ALPHABET.charAt(random.nextInt(ALPHABET.length()))
              + text.substring(at + 1);
      case 1 -> text.substring(0, at);
      case 2 -> text.substring(0, at) + other.substring(Math.min(at, other.length()));
      default -> text + ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    };
  }

  @Test
  void what_is_too_long_or_of_other_characters_is_not_decoded() {
    assertThat(refused(cursors, "A".repeat(1025), plan, BINDING)).isEqualTo(Reason.MALFORMED);
    assertThat(refused(cursors, "%".repeat(92), plan, BINDING)).isEqualTo(Reason.MALFORMED);
    assertThat(refused(cursors, "", plan, BINDING)).isEqualTo(Reason.MALFORMED);
  }
}
