package org.freshet.isr.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Id;
import jakarta.persistence.PersistenceUtil;
import jakarta.transaction.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.isr.api.EntityChanged;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TaggedEntity;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.persistence.change.CommittedChanges;
import org.freshet.isr.persistence.loaded.LoadReporter;
import org.freshet.isr.persistence.loaded.LoadedEntities;
import org.freshet.isr.persistence.transaction.ChangeReporter;
import org.freshet.isr.persistence.transaction.FakeRegistry;
import org.freshet.isr.persistence.transaction.TransactionChanges;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.Production;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.TagGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The listener under a provider that tells nothing of the state before a change. */
class IsrEntityListenerTest {

  private final Set<String> unloaded = new HashSet<>();
  private final FakeRegistry registry = new FakeRegistry();
  private final List<EntityChanged> handedOver = new ArrayList<>();
  private Set<Tag> tags = Set.of();
  private final TransactionChanges changes =
      registry.changes(
          TagGraph.inMemory(java.time.Instant::now, TagGraph.Limits.DEFAULT), new Recorder());
  private final LoadReporter loads =
      new LoadReporter(() -> new LoadedEntities(new IsrSettings.Loaded(true, 100)));
  private final IsrEntityListener listener =
      new IsrEntityListener(
          new ListenedValues(new Loaded()), new ChangeReporter(() -> changes), loads);

  @TaggedEntity({"post:{id}", "category:{category.id}"})
  static class Post {
    @Id long id = 7;
    Category category;

    Post(Category category) {
      this.category = category;
    }
  }

  record Category(@Id long id) {}

  static class Untagged {}

  @BeforeEach
  void begin() {
    registry.begin();
  }

  @Test
  void a_loaded_entity_that_was_changed_raises_the_tags_before_and_after() {
    Post post = new Post(new Category(1));
    listener.loaded(post);
    post.category = new Category(2);
    listener.updated(post);

    assertThat(committed()).isEqualTo("[category:1, category:2, post:7]");
  }

  @Test
  void a_new_entity_changed_after_it_was_inserted_raises_both() {
    Post post = new Post(new Category(1));
    listener.persisted(post);
    post.category = new Category(2);
    listener.updated(post);

    assertThat(committed()).isEqualTo("[category:1, category:2, post:7]");
  }

  @Test
  void an_entity_of_unknown_past_raises_the_namespaces() {
    listener.updated(new Post(new Category(2)));

    assertThat(committed()).isEqualTo("[category, post:7]");
  }

  @Test
  void an_association_that_is_not_loaded_raises_its_namespace_and_is_not_read() {
    unloaded.add("category");
    listener.persisted(new Post(new Category(2)));

    assertThat(committed()).isEqualTo("[category, post:7]");
  }

  @Test
  void a_removed_entity_raises_the_tags_it_was_loaded_with_too() {
    Post post = new Post(new Category(1));
    listener.loaded(post);
    post.category = null;
    listener.removed(post);

    assertThat(committed()).isEqualTo("[category:1, post:7]");
    assertThat(handedOver).extracting(EntityChanged::id).containsExactly(7L);
  }

  @Test
  void what_is_loaded_while_a_response_is_produced_adds_its_tags_to_it() {
    Production production = new Production(new Sequence(1, 1));
    CurrentProduction.set(production);
    unloaded.add("category");
    listener.loaded(new Post(new Category(1)));
    listener.loaded(new Untagged());
    CurrentProduction.set(null);
    listener.loaded(new Post(null));

    assertThat(production.tags())
        .extracting(Tag::text)
        .containsExactlyInAnyOrder("post:7", "category");
  }

  @Test
  void an_entity_without_tags_is_ignored() {
    listener.loaded(new Untagged());
    listener.updated(new Untagged());

    registry.end(Status.STATUS_COMMITTED);
    assertThat(handedOver).isEmpty();
  }

  @Test
  void a_provider_that_fails_costs_precision_and_nothing_else() {
    unloaded.add("fail");
    Post post = new Post(new Category(1));
    listener.loaded(post);
    listener.updated(post);

    assertThat(committed()).isEqualTo("[category, post]");
    assertThat(changes.failures()).isPositive();
  }

  @Test
  void without_a_receiver_the_change_goes_on() {
    IsrEntityListener alone =
        new IsrEntityListener(
            new ListenedValues(new Loaded()),
            new ChangeReporter(
                () -> {
                  throw new IllegalStateException("no CDI");
                }),
            loads);

    alone.updated(new Post(null));

    registry.end(Status.STATUS_COMMITTED);
    assertThat(handedOver).isEmpty();
  }

  private String committed() {
    registry.end(Status.STATUS_COMMITTED);
    return new TreeSet<>(tags).toString();
  }

  private final class Loaded implements PersistenceUtil {

    @Override
    public boolean isLoaded(Object entity, String attribute) {
      if (unloaded.contains("fail")) {
        throw new IllegalStateException("thrown for a test");
      }
      return !unloaded.contains(attribute);
    }

    @Override
    public boolean isLoaded(Object entity) {
      throw new AssertionError("not asked");
    }
  }

  private final class Recorder implements CommittedChanges {

    @Override
    public void committed(
        String transaction,
        Set<Tag> raised,
        Set<EntityRef> entities,
        List<EntityChanged> entityChanges) {
      tags = raised;
      handedOver.addAll(entityChanges);
    }

    @Override
    public void rolledBack(String transaction) {
      throw new AssertionError("not rolled back");
    }

    @Override
    public void outsideTransaction(
        Set<Tag> raised, Set<EntityRef> entities, List<EntityChanged> entityChanges) {
      throw new AssertionError("not outside");
    }
  }
}
