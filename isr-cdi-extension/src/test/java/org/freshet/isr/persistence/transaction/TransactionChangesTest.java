package org.freshet.isr.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.Status;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.isr.api.EntityChanged;
import org.freshet.isr.api.EntityChanged.Change;
import org.freshet.isr.api.Tag;
import org.freshet.isr.persistence.change.ChangeLog;
import org.freshet.isr.persistence.change.CommittedChanges;
import org.freshet.isr.persistence.change.Outbox;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.TagGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionChangesTest {

  private final List<String> events = new ArrayList<>();
  private final List<String> owedBy = new ArrayList<>();
  private final FakeRegistry registry = new FakeRegistry();
  private RuntimeException failure;

  private final TransactionChanges changes =
      new TransactionChanges(graph(), Outbox.NONE, new Recorder(), null, registry);

  @Test
  void what_a_transaction_changes_is_owed_before_and_handed_over_after_its_commit() {
    registry.begin();
    change(1);
    change(2);
    registry.beforeCompletion();
    registry.end(Status.STATUS_COMMITTED);

    assertThat(events).containsExactly("owed [post:1, post:2]", "committed [post:1, post:2] 2");
  }

  @Test
  void a_transaction_is_owed_and_handed_over_under_the_same_name_that_no_other_has() {
    for (int i = 0; i < 2; i++) {
      registry.begin();
      change(1);
      registry.beforeCompletion();
      registry.end(Status.STATUS_COMMITTED);
    }

    assertThat(owedBy).hasSize(4);
    assertThat(owedBy.get(0)).isEqualTo(owedBy.get(1)).isNotEqualTo(owedBy.get(2));
  }

  @Test
  void a_rollback_before_anything_was_owed_says_nothing() {
    registry.begin();
    change(1);
    registry.end(Status.STATUS_ROLLEDBACK);

    assertThat(events).isEmpty();
  }

  @Test
  void a_rollback_after_something_was_owed_settles_it() {
    registry.begin();
    change(1);
    registry.beforeCompletion();
    registry.end(Status.STATUS_ROLLEDBACK);

    assertThat(events).containsExactly("owed [post:1]", "rolled back");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {Status.STATUS_UNKNOWN, Status.STATUS_MARKED_ROLLBACK, Status.STATUS_ROLLING_BACK})
  void an_end_that_is_not_certain_counts_as_a_commit(int status) {
    registry.begin();
    change(1);
    registry.end(status);

    assertThat(events).containsExactly("committed [post:1] 1");
  }

  @Test
  void what_is_flushed_after_beforeCompletion_is_owed_too() {
    registry.begin();
    change(1);
    registry.beforeCompletion();
    change(2);
    change(3);
    registry.beforeCompletion();
    registry.end(Status.STATUS_COMMITTED);

    assertThat(registry.registrations).isEqualTo(2);
    assertThat(events)
        .contains("owed [post:1]", "owed [post:1, post:2, post:3]")
        .last()
        .isEqualTo("committed [post:1, post:2, post:3] 3");
    assertThat(events).filteredOn(event -> event.startsWith("committed")).hasSize(1);
  }

  @Test
  void where_it_is_too_late_to_register_again_each_change_is_owed_at_once() {
    registry.begin();
    change(1);
    registry.beforeCompletion();
    registry.refuses = true;
    change(2);
    registry.end(Status.STATUS_COMMITTED);

    assertThat(events)
        .containsExactly("owed [post:1]", "owed [post:1, post:2]", "committed [post:1, post:2] 2");
  }

  @Test
  void where_nothing_can_be_registered_a_change_is_raised_at_once() {
    registry.begin();
    registry.refuses = true;
    change(1);

    assertThat(events).containsExactly("outside [post:1]");
    assertThat(changes.failures()).isEqualTo(1);
  }

  @Test
  void a_change_in_a_transaction_that_can_only_be_rolled_back_is_dropped() {
    registry.begin();
    registry.rollbackOnly = true;
    registry.refuses = true;
    change(1);
    registry.end(Status.STATUS_ROLLEDBACK);

    assertThat(events).isEmpty();
    assertThat(changes.failures()).isZero();
  }

  @Test
  void outside_of_a_transaction_a_change_is_raised_at_once() {
    change(1);

    assertThat(events).containsExactly("outside [post:1]");
  }

  @Test
  void what_waits_for_a_commit_without_a_change_runs_once_then() {
    registry.begin();
    changes.afterUnchangedCommit(() -> events.add("ran"));
    assertThat(changes.isActive()).isTrue();
    assertThat(changes.hasChanged()).isFalse();
    registry.beforeCompletion();
    assertThat(events).isEmpty();
    registry.end(Status.STATUS_COMMITTED);

    assertThat(events).containsExactly("ran");
    assertThat(changes.isActive()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {Status.STATUS_ROLLEDBACK, Status.STATUS_UNKNOWN})
  void what_waits_for_a_commit_does_not_run_after_another_end(int status) {
    registry.begin();
    changes.afterUnchangedCommit(() -> events.add("ran"));
    registry.end(status);

    assertThat(events).isEmpty();
  }

  @Test
  void what_waits_for_a_commit_without_a_change_does_not_run_after_one_however_late() {
    registry.begin();
    changes.afterUnchangedCommit(() -> events.add("ran"));
    registry.beforeCompletion();
    change(1);
    assertThat(changes.hasChanged()).isTrue();
    registry.beforeCompletion();
    registry.end(Status.STATUS_COMMITTED);

    assertThat(events).doesNotContain("ran").endsWith("committed [post:1] 1");
  }

  @Test
  void what_waits_for_a_commit_never_runs_outside_of_a_transaction() {
    changes.afterUnchangedCommit(() -> events.add("ran"));

    assertThat(events).isEmpty();
    assertThat(changes.isRollbackOnly()).isFalse();
  }

  @Test
  void a_failure_of_graph_and_receiver_is_counted_and_reaches_nobody() {
    failure = new IllegalStateException("thrown for a test");
    registry.begin();
    change(1);
    registry.beforeCompletion();
    registry.end(Status.STATUS_COMMITTED);
    change(2);

    assertThat(events).hasSize(3);
    assertThat(changes.failures()).isEqualTo(3);
  }

  @Test
  void an_entity_written_twice_is_one_change() {
    registry.begin();
    change(Change.INSERTED, 1);
    change(Change.UPDATED, 1);
    change(Change.UPDATED, 2);
    change(Change.REMOVED, 2);
    registry.end(Status.STATUS_COMMITTED);

    assertThat(events).containsExactly("committed [post:1, post:2] 2");
    assertThat(last)
        .extracting(EntityChanged::change)
        .containsExactly(Change.INSERTED, Change.REMOVED);
  }

  @Test
  void a_hundred_thousand_changes_stay_bounded() {
    registry.begin();
    for (int i = 0; i < 100_000; i++) {
      change(i);
    }
    registry.end(Status.STATUS_COMMITTED);

    assertThat(events).containsExactly("committed [post] 1");
    assertThat(last).hasSize(ChangeLog.LIMIT + 1);
  }

  @Test
  void a_transaction_that_has_changed_something_can_be_told_from_one_that_has_not() {
    assertThat(changes.hasChanged()).isFalse();
    registry.begin();
    assertThat(changes.hasChanged()).isFalse();
    change(1);
    assertThat(changes.hasChanged()).isTrue();
    registry.end(Status.STATUS_COMMITTED);
    assertThat(changes.hasChanged()).isFalse();
  }

  @Test
  void a_bulk_statement_joins_the_transaction() {
    registry.begin();
    changes.changed(Set.of(Tag.of("posts")), Set.of());
    registry.end(Status.STATUS_COMMITTED);

    assertThat(events).containsExactly("committed [posts] 0");
  }

  @Test
  void what_will_change_unseen_joins_a_transaction_and_else_waits() {
    changes.willChangeUnseen(Set.of(Tag.of("posts")), Set.of());
    assertThat(events).isEmpty();

    registry.begin();
    changes.willChangeUnseen(Set.of(Tag.of("posts")), Set.of(new EntityRef(String.class, null)));
    registry.end(Status.STATUS_COMMITTED);
    assertThat(events).containsExactly("committed [posts] 1");
  }

  @Test
  void what_has_changed_unseen_is_raised_at_once_where_there_is_no_transaction() {
    changes.changedUnseen(Set.of(Tag.of("posts")), Set.of());

    assertThat(events).containsExactly("outside [posts]");
  }

  @Test
  void what_has_changed_unseen_twice_in_a_transaction_is_raised_once() {
    registry.begin();
    changes.willChangeUnseen(Set.of(Tag.of("posts")), Set.of());
    changes.changedUnseen(Set.of(Tag.of("posts")), Set.of());
    registry.end(Status.STATUS_COMMITTED);

    assertThat(events).containsExactly("committed [posts] 0");
  }

  private List<EntityChanged> last = List.of();

  private void change(int id) {
    change(Change.UPDATED, id);
  }

  private void change(Change change, int id) {
    changes.changed(
        new EntityChanged(String.class, id, change, Set.of(Tag.of("post", id))),
        Set.of(Tag.of("post")));
  }

  private void record(String event) {
    events.add(event);
    if (failure != null) {
      throw failure;
    }
  }

  private TagGraph graph() {
    return (TagGraph)
        Proxy.newProxyInstance(
            TagGraph.class.getClassLoader(),
            new Class<?>[] {TagGraph.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("owe");
              owedBy.add((String) arguments[0]);
              record("owed " + new TreeSet<>((Set<?>) arguments[1]));
              return null;
            });
  }

  private final class Recorder implements CommittedChanges {

    @Override
    public void committed(
        String transaction,
        Set<Tag> tags,
        Set<EntityRef> entities,
        List<EntityChanged> entityChanges) {
      owedBy.add(transaction);
      last = entityChanges;
      record("committed " + new TreeSet<>(tags) + " " + entities.size());
    }

    @Override
    public void rolledBack(String transaction) {
      record("rolled back");
    }

    @Override
    public void outsideTransaction(
        Set<Tag> tags, Set<EntityRef> entities, List<EntityChanged> entityChanges) {
      record("outside " + new TreeSet<>(tags));
    }
  }
}
