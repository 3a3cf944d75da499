package org.freshet.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.persistence.unit.SharedCaches;
import org.freshet.isr.tags.EntityRef;
import org.freshet.it.persistence.Article;
import org.freshet.it.persistence.Category;
import org.freshet.it.persistence.Database;
import org.freshet.it.persistence.Post;
import org.freshet.it.persistence.Recording;
import org.freshet.it.persistence.Topic;
import org.freshet.it.persistence.Trap;
import org.freshet.it.persistence.UnitsExtension;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What transactions on a real provider hand over, inside of the server. */
@ExtendWith(ArquillianExtension.class)
class EntityChangesIT {

  @Inject Database database;
  @Inject Recording recording;
  @Inject UnitsExtension extension;

  @Deployment
  static Archive<?> application() {
    return Archives.war()
        .addPackage(Database.class.getPackage())
        .addClass(PersistentApplication.class)
        .addAsWebInfResource(PersistentApplication.beans(), "beans.xml")
        .addAsServiceProvider(Extension.class, UnitsExtension.class)
        .addAsLibraries(PersistentApplication.assertions())
        .addAsResource(PersistentApplication.persistence(), "META-INF/persistence.xml");
  }

  @BeforeEach
  void two_categories_and_a_post() {
    recording.failWith(null);
    PersistentApplication.fill(database, extension.units());
    recording.take();
  }

  @Test
  void an_inserted_entity_raises_its_tags_once_after_they_were_owed() {
    database.commit(
        entities -> entities.persist(new Post(8, "b", entities.find(Category.class, 2L))));

    assertThat(recording.take())
        .hasSize(2)
        .satisfies(events -> assertThat(events.get(0)).startsWith("owed "))
        .last()
        .isEqualTo("committed [category:2, post:8, posts, title:b] 1 [INSERTED Post 8]");
  }

  @Test
  void a_changed_attribute_raises_the_tags_before_and_after() {
    database.commit(entities -> entities.find(Post.class, 7L).setTitle("b"));

    assertThat(recording.take())
        .last()
        .isEqualTo("committed [category:1, post:7, posts, title:a, title:b] 1 [UPDATED Post 7]");
  }

  @Test
  void a_moved_association_raises_the_old_and_the_new_one() {
    database.commit(
        entities -> entities.find(Post.class, 7L).setCategory(entities.find(Category.class, 2L)));

    assertThat(recording.take())
        .last()
        .isEqualTo("committed [category:1, category:2, post:7, posts, title:a] 1 [UPDATED Post 7]");
  }

  @Test
  void an_association_moved_to_a_reference_raises_the_old_and_the_new_one() {
    database.commit(
        entities ->
            entities.find(Post.class, 7L).setCategory(entities.getReference(Category.class, 2L)));

    assertThat(recording.take())
        .last()
        .isEqualTo("committed [category:1, category:2, post:7, posts, title:a] 1 [UPDATED Post 7]");
  }

  @Test
  void an_association_that_is_emptied_raises_the_old_one() {
    database.commit(entities -> entities.find(Post.class, 7L).setCategory(null));

    assertThat(recording.take())
        .last()
        .isEqualTo("committed [category:1, post:7, posts, title:a] 1 [UPDATED Post 7]");
  }

  @Test
  void a_detached_entity_that_is_merged_raises_the_tags_before_and_after() {
    Post[] detached = new Post[1];
    database.commit(entities -> detached[0] = entities.find(Post.class, 7L));
    detached[0].setTitle("c");
    database.commit(entities -> entities.merge(detached[0]));

    assertThat(recording.take())
        .last()
        .isEqualTo("committed [category:1, post:7, posts, title:a, title:c] 1 [UPDATED Post 7]");
  }

  @Test
  void a_removed_entity_raises_its_tags() {
    database.commit(entities -> entities.remove(entities.find(Post.class, 7L)));

    assertThat(recording.take())
        .last()
        .isEqualTo("committed [category:1, post:7, posts, title:a] 1 [REMOVED Post 7]");
  }

  @Test
  void no_association_is_loaded_for_the_sake_of_a_tag() {
    database.countStatements();
    database.commit(entities -> entities.find(Post.class, 7L).setTitle("b"));
    database.commit(
        entities ->
            entities
                .createQuery("select p from Post p", Post.class)
                .getResultList()
                .forEach(post -> post.setTitle("c")));
    database.commit(entities -> entities.remove(entities.find(Post.class, 7L)));

    assertThat(database.selects("post")).isPositive();
    assertThat(database.selects("category")).isZero();
  }

  @Test
  void a_transaction_that_flushes_several_times_raises_once_and_all_of_it() {
    database.commit(
        entities -> {
          Post post = entities.find(Post.class, 7L);
          post.setTitle("b");
          entities.flush();
          post.setTitle("c");
          post.setCategory(entities.find(Category.class, 2L));
          entities.flush();
          post.setTitle("d");
        });

    assertThat(recording.take())
        .filteredOn(event -> !event.startsWith("owed"))
        .containsExactly(
            "committed [category:1, category:2, post:7, posts, title:a, title:b, title:c, title:d]"
                + " 1 [UPDATED Post 7]");
  }

  @Test
  void what_is_flushed_only_at_commit_is_owed_before_the_commit_too() {
    database.commit(
        entities -> {
          Post post = entities.find(Post.class, 7L);
          post.setTitle("b");
          entities.flush();
          post.setTitle("c");
        });

    List<String> events = recording.take();
    assertThat(events.get(events.size() - 2)).startsWith("owed ").contains("title:b", "title:c");
    assertThat(events).last().asString().startsWith("committed ");
  }

  @Test
  void a_rollback_raises_nothing() {
    database.rollBack(
        entities -> {
          entities.find(Post.class, 7L).setTitle("b");
          entities.flush();
        });

    assertThat(recording.take()).allMatch(event -> event.equals("rolled back"));
  }

  @Test
  void thousands_of_changes_raise_once_and_with_bounded_sets() {
    database.commit(
        entities -> {
          for (int i = 0; i < 5000; i++) {
            entities.persist(new Post(1000 + i, "a", null));
          }
        });

    List<String> events = recording.take();
    assertThat(events).filteredOn(event -> event.startsWith("committed")).hasSize(1);
    assertThat(events).last().asString().startsWith("committed [post, posts, title:a] 1 ");
  }

  @Test
  void two_thousand_changes_raise_once() {
    database.commit(
        entities -> {
          for (int i = 0; i < 2000; i++) {
            entities.persist(new Post(1000 + i, "a", null));
          }
        });

    List<String> events = recording.take();
    assertThat(events).filteredOn(event -> event.startsWith("committed")).hasSize(1);
    assertThat(events).last().asString().startsWith("committed 2002 tags 2000 ");
  }

  @Test
  void whatever_fails_of_ours_leaves_the_transaction_committed() {
    recording.failWith(new IllegalStateException("thrown for a test"));
    database.commit(entities -> entities.find(Post.class, 7L).setTitle("b"));

    assertThat(database.number("select count(*) from Post where title = 'b'")).isEqualTo(1);
    assertThat(recording.take()).last().asString().startsWith("committed [category:1, post:7,");
  }

  @Test
  void tags_that_cannot_be_told_are_raised_as_namespaces() {
    database.commit(entities -> entities.persist(new Trap(1)));

    assertThat(database.number("select count(*) from Trap")).isEqualTo(1);
    assertThat(recording.take()).last().isEqualTo("committed [trap, traps] 1 [INSERTED Trap null]");
  }

  @Test
  void a_changed_collection_raises_the_tags_of_its_old_and_new_elements() {
    database.commit(
        entities -> {
          entities.persist(new Topic(1));
          entities.persist(new Topic(2));
          entities.persist(new Topic(3));
          entities.persist(
              new Article(5, "a", entities.find(Topic.class, 1L), entities.find(Topic.class, 2L)));
        });
    assertThat(recording.take())
        .last()
        .isEqualTo("committed [article:5, topic:1, topic:2] 1 [INSERTED Article 5]");

    database.commit(
        entities -> {
          Set<Topic> topics = entities.find(Article.class, 5L).getTopics();
          topics.remove(entities.find(Topic.class, 1L));
          topics.add(entities.find(Topic.class, 3L));
        });
    assertThat(recording.take())
        .last()
        .isEqualTo("committed [article:5, topic:1, topic:2, topic:3] 1 [UPDATED Article 5]");
  }

  @Test
  void a_collection_that_is_not_loaded_raises_its_namespace() {
    database.commit(entities -> entities.persist(new Article(5, "a")));
    new SharedCaches(extension.units()).evictAll();
    recording.take();
    database.countStatements();

    database.commit(entities -> entities.find(Article.class, 5L).setTitle("b"));

    assertThat(recording.take())
        .last()
        .isEqualTo("committed [article:5, topic] 1 [UPDATED Article 5]");
    assertThat(database.selects("article_topic")).isZero();
  }

  @Test
  void a_row_changed_by_another_program_is_read_anew_once_its_tag_is_raised() {
    database.commit(entities -> assertThat(title(entities)).isEqualTo("a"));
    database.execute("update Post set title = 'z' where id = 7");

    new SharedCaches(extension.units()).evictTagged(Set.of(Tag.of("post", 7)));

    database.commit(entities -> assertThat(title(entities)).isEqualTo("z"));
  }

  @Test
  void a_row_changed_by_another_node_is_read_anew_once_its_entity_is_evicted() {
    database.commit(entities -> assertThat(title(entities)).isEqualTo("a"));
    database.execute("update Post set title = 'z' where id = 7");

    new SharedCaches(extension.units()).evict(Set.of(new EntityRef(Post.class, 7L)));

    database.commit(entities -> assertThat(title(entities)).isEqualTo("z"));
  }

  private static String title(EntityManager entities) {
    return entities.find(Post.class, 7L).getTitle();
  }

  @Test
  void the_unit_is_known_when_the_application_starts() {
    assertThat(extension.unknownAtStart()).isEmpty();
  }

  @Test
  void an_entity_that_nothing_listens_to_is_reported_at_start() {
    boolean hibernate = System.getProperty("jboss.home.dir") != null;
    assertThat(extension.problems())
        .filteredOn(problem -> problem.contains("ISR0037"))
        .hasSize(hibernate ? 0 : 1)
        .allMatch(problem -> problem.contains("Unattached"));
  }
}
