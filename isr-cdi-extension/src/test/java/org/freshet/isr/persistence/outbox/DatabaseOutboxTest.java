package org.freshet.isr.persistence.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagsRaised;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.config.Problems;
import org.freshet.isr.revalidate.FlakyGraph;
import org.freshet.isr.revalidate.ManualBackground;
import org.freshet.isr.revalidate.RaiseRenewals;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.RecordedQueue;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.tags.EntityRef;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An outbox in H2, and a node that was lost between commit and raise. */
class DatabaseOutboxTest {

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Tag POST = Tag.of("post", 7);

  private final JdbcConnectionPool database =
      JdbcConnectionPool.create(
          "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
  private final FakeClock clock = new FakeClock();
  private final ManualBackground background = new ManualBackground(clock);
  private final FlakyGraph graph = new FlakyGraph(clock);
  private final List<TagsRaised> raised = new ArrayList<>();
  private final List<Set<EntityRef>> forgotten = new ArrayList<>();
  private final Raises raises =
      new Raises(
          graph,
          raise -> {
            forgotten.add(raise.entities());
            return false;
          },
          task -> {},
          new RaiseRenewals(
              graph, new RecordedQueue(), new Visits(clock, () -> 0), background, 500),
          background,
          () -> {},
          FakeConfig.settings(),
          clock);
  private final DatabaseOutbox lost = outbox();
  private final DatabaseOutbox other = outbox();

  private DatabaseOutbox outbox() {
    return new DatabaseOutbox(
        "shop",
        new UnitSource(database),
        background,
        clock,
        LEASE,
        DatabaseOutboxTest.class.getClassLoader());
  }

  @BeforeEach
  void create() {
    raises.tells(event -> raised.add((TagsRaised) event));
    assertThat(problems(lost, true)).isEmpty();
  }

  @AfterEach
  void drop() {
    database.dispose();
  }

  private static List<String> problems(DatabaseOutbox outbox, boolean create) {
    Problems problems = new Problems();
    outbox.check(create, problems);
    return problems.found();
  }

  private int rows() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM ISR_OUTBOX")) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Nested
  class What_a_lost_node_owes {

    @Test
    void another_raises_after_the_lease_with_its_entities_and_forgets_it() {
      lost.write(
          "t1", Set.of(POST, Tag.of("shelf", "ß-😀/?")), Set.of(new EntityRef(String.class, 7L)));
      other.watch(raises);
      background.advance(LEASE);
      assertThat(raised).as("its node may be slow").isEmpty();

      background.advance(LEASE.dividedBy(2));

      assertThat(raised).hasSize(1);
      assertThat(raised.get(0).tags()).containsExactlyInAnyOrder(POST, Tag.of("shelf", "ß-😀/?"));
      assertThat(raised.get(0).why()).isEqualTo("outbox");
      assertThat(forgotten).containsExactly(Set.of(new EntityRef(String.class, 7L)));
      assertThat(rows()).isZero();
      background.advance(LEASE.multipliedBy(3));
      assertThat(raised).hasSize(1);
    }

    @Test
    void is_raised_whole_however_much_it_is() {
      Set<Tag> many =
          IntStream.range(0, 5000).mapToObj(i -> Tag.of("post", i)).collect(Collectors.toSet());
      lost.write("t1", many, Set.of());
      assertThat(rows()).isGreaterThan(40);
      other.watch(raises);
      background.advance(LEASE.multipliedBy(2));

      assertThat(raised).hasSize(1);
      assertThat(raised.get(0).tags()).isEqualTo(many);
      assertThat(rows()).isZero();
    }

    @Test
    void is_what_it_wrote_last() {
      lost.write("t1", Set.of(POST), Set.of());
      lost.write("t1", Set.of(POST, Tag.of("post", 8)), Set.of());
      other.watch(raises);
      background.advance(LEASE.multipliedBy(2));

      assertThat(raised).hasSize(1);
      assertThat(raised.get(0).tags()).containsExactlyInAnyOrder(POST, Tag.of("post", 8));
    }

    @Test
    void stays_until_it_could_be_raised_and_does_not_pile_up() {
      lost.write("t1", Set.of(POST), Set.of());
      graph.fail(FlakyGraph.Call.RAISE);
      other.watch(raises);
      background.advance(LEASE.multipliedBy(10));
      assertThat(rows()).isEqualTo(1);
      assertThat(raises.waiting()).isEqualTo(1);

      graph.recover();
      background.advance(LEASE.multipliedBy(3));

      assertThat(raised).hasSizeBetween(1, 2);
      assertThat(rows()).isZero();
    }

    @Test
    void is_raised_although_the_database_was_away_for_a_while() {
      lost.write("t1", Set.of(POST), Set.of());
      other.watch(raises);
      execute("ALTER TABLE ISR_OUTBOX RENAME TO ELSEWHERE");
      background.advance(LEASE.multipliedBy(3));
      assertThat(raised).isEmpty();

      execute("ALTER TABLE ELSEWHERE RENAME TO ISR_OUTBOX");
      background.advance(LEASE);
      assertThat(raised).hasSize(1);
    }
  }

  @Test
  void what_its_node_has_raised_nobody_raises_again() {
    lost.write("t1", Set.of(POST), Set.of());
    lost.delivered("t1");
    assertThat(rows()).as("nobody waits for it").isEqualTo(1);
    background.runAll();
    assertThat(rows()).isZero();

    other.watch(raises);
    background.advance(LEASE.multipliedBy(3));
    assertThat(raised).isEmpty();
  }

  @Test
  void two_that_look_at_once_do_not_both_take_it() throws SQLException {
    OutboxTable table = new OutboxTable(new UnitSource(database));
    lost.write("t1", Set.of(POST), Set.of());
    List<OutboxTable.Late> late = table.late(Long.MAX_VALUE, 10);
    assertThat(late).hasSize(1);

    assertThat(table.take(late.get(0), late.get(0).due() + 1000)).isTrue();
    assertThat(table.take(late.get(0), late.get(0).due() + 1000)).isFalse();
  }

  @Test
  void a_missing_table_is_told_with_how_to_mend_it_and_created_where_that_is_wanted() {
    execute("DROP TABLE ISR_OUTBOX");
    assertThat(problems(other, false))
        .singleElement()
        .asString()
        .startsWith("ISR0043: isr.outbox: needs the table ISR_OUTBOX in the database of")
        .contains("'shop'", "isr.outbox.create=true");

    assertThat(problems(other, true)).isEmpty();
    assertThat(problems(other, false)).isEmpty();
  }

  @Test
  void a_table_that_looks_different_is_not_used() {
    execute("ALTER TABLE ISR_OUTBOX DROP COLUMN DEBT");
    assertThat(problems(other, false)).hasSize(1);
    assertThat(problems(other, true))
        .singleElement()
        .asString()
        .startsWith("ISR0043: isr.outbox.create: cannot create the table ISR_OUTBOX");
  }

  @Test
  void an_outbox_that_takes_no_more_says_so() {
    execute("DROP TABLE ISR_OUTBOX");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> lost.write("t1", Set.of(POST), Set.of()));
  }

  @Test
  void parts_are_never_cut_within_a_character() {
    String text = "a".repeat(OutboxTable.PART - 1) + "😀".repeat(OutboxTable.PART);
    List<String> parts = OutboxTable.parts(text);

    assertThat(String.join("", parts)).isEqualTo(text);
    assertThat(parts)
        .allSatisfy(
            part -> {
              assertThat(part.length()).isBetween(1, OutboxTable.PART);
              assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse();
            });
  }
}
