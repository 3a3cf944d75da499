package org.freshet.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.freshet.isr.persistence.unit.SharedCaches;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.Production;
import org.freshet.isr.tags.Sequence;
import org.freshet.it.loaded.Book;
import org.freshet.it.loaded.Shelf;
import org.freshet.it.persistence.Database;
import org.freshet.it.persistence.UnitsExtension;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which tags a response gets from the entities that are loaded for it, provider by provider. */
@ExtendWith(ArquillianExtension.class)
class LoadedEntitiesIT {

  private static final boolean HIBERNATE = System.getProperty("jboss.home.dir") != null;

  @Inject Database database;
  @Inject UnitsExtension extension;

  @Deployment
  static Archive<?> application() {
    return Archives.with(
            Archives.war(Book.class, Shelf.class, Database.class, UnitsExtension.class),
            "isr.tags.from-loaded-entities=true",
            "isr.tags.loaded-max=100")
        .addAsWebInfResource(PersistentApplication.beans(), "beans.xml")
        .addAsServiceProvider(Extension.class, UnitsExtension.class)
        .addAsLibraries(PersistentApplication.assertions())
        .addAsResource(
            Archives.persistence(
                "shop",
                "<mapping-file>META-INF/isr-orm.xml</mapping-file>",
                Book.class,
                Shelf.class),
            "META-INF/persistence.xml");
  }

  @BeforeEach
  void two_books_on_a_shelf() {
    database.execute("delete from loaded_book");
    database.execute("delete from loaded_shelf");
    database.commit(
        entities -> {
          Shelf shelf = new Shelf(1, "one");
          entities.persist(shelf);
          entities.persist(new Book(1, "a", shelf));
          entities.persist(new Book(2, "b", shelf));
        });
    forget();
  }

  private void forget() {
    new SharedCaches(extension.units()).evictAll();
  }

  private String probe(Consumer<EntityManager> work) {
    Production production = new Production(new Sequence(1, 1));
    CurrentProduction.set(production);
    try {
      work.accept(database.entities());
    } finally {
      CurrentProduction.set(null);
    }
    return new TreeSet<>(production.tags()).toString();
  }

  private String inTransaction(Consumer<EntityManager> work) {
    String[] tags = new String[1];
    database.commit(e -> tags[0] = probe(work));
    return tags[0];
  }

  /**
   * Loads for one response in a transaction of its own, with an empty cache and with a full one.
   */
  private void assertAdds(String tags, Consumer<EntityManager> work) {
    assertThat(inTransaction(work)).as("from the database").isEqualTo(tags);
    assertThat(inTransaction(work)).as("perhaps from the shared cache").isEqualTo(tags);
  }

  /** Loads for one response what the transaction has loaded before. */
  private String again(Consumer<EntityManager> work) {
    String[] tags = new String[1];
    database.commit(
        entities -> {
          work.accept(entities);
          tags[0] = probe(work);
        });
    return tags[0];
  }

  private static final Consumer<EntityManager> QUERY =
      entities ->
          entities.createQuery("select b from Book b order by b.id", Book.class).getResultList();

  @Test
  void an_entity_that_is_found_adds_its_tags_without_the_constant_ones() {
    assertAdds("[book:1]", entities -> entities.find(Book.class, 1L));
  }

  @Test
  void each_entity_that_a_query_answers_adds_its_tags() {
    assertAdds("[book:1, book:2]", QUERY);
  }

  @Test
  void so_does_one_of_several_columns() {
    assertAdds(
        "[book:1]",
        entities ->
            entities.createQuery("select b, b.title from Book b where b.id = 1").getResultList());
  }

  @Test
  void so_does_one_that_a_query_in_sql_answers() {
    assertAdds(
        "[book:1]",
        entities ->
            entities
                .createNativeQuery("select * from loaded_book where id = 1", Book.class)
                .getResultList());
  }

  @Test
  void so_does_one_that_a_cached_query_answers() {
    assertAdds(
        "[book:1, book:2]",
        entities ->
            entities
                .createQuery("select b from Book b", Book.class)
                .setHint("org.hibernate.cacheable", true)
                .setHint("eclipselink.query-results-cache", true)
                .getResultList());
  }

  @Test
  void so_does_one_that_is_loaded_for_reading_only() {
    assertAdds(
        "[book:1]",
        entities ->
            entities
                .createQuery("select b from Book b where b.id = 1", Book.class)
                .setHint("org.hibernate.readOnly", true)
                .setHint("eclipselink.read-only", true)
                .getResultList());
  }

  @Test
  void a_lazy_reference_adds_its_tags_once_it_is_followed() {
    assertAdds("[book:1, shelf:1]", entities -> entities.find(Book.class, 1L).getShelf().getName());
  }

  @Test
  void a_lazy_collection_adds_the_tags_of_its_elements_once_it_is_read() {
    assertAdds(
        "[book:1, book:2, shelf:1]",
        entities -> entities.find(Shelf.class, 1L).getBooks().forEach(Book::getTitle));
    forget();
    assertAdds("[shelf:1]", entities -> entities.find(Shelf.class, 1L).getBooks());
  }

  @Test
  void a_reference_adds_its_tags_once_it_is_loaded() {
    assertAdds("[book:1]", entities -> entities.getReference(Book.class, 1L).getTitle());
  }

  @Test
  void without_a_transaction_it_is_the_same() {
    assertThat(probe(entities -> entities.find(Book.class, 1L))).isEqualTo("[book:1]");
    assertThat(probe(entities -> entities.find(Book.class, 1L))).isEqualTo("[book:1]");
    assertThat(probe(QUERY)).isEqualTo("[book:1, book:2]");
  }

  @Test
  void values_that_are_no_entities_and_empty_results_add_nothing() {
    assertAdds(
        "[]", entities -> entities.createQuery("select b.title from Book b").getResultList());
    assertAdds(
        "[]", entities -> entities.createQuery("select count(b) from Book b").getResultList());
    assertAdds("[]", entities -> entities.find(Book.class, 9L));
  }

  @Test
  void an_entity_loaded_before_adds_its_tags_when_it_is_found_again() {
    assertThat(again(entities -> entities.find(Book.class, 1L))).isEqualTo("[book:1]");
  }

  @Test
  void an_entity_loaded_before_that_a_query_answers_again_is_seen_on_EclipseLink_only() {
    assertThat(again(QUERY)).isEqualTo(HIBERNATE ? "[]" : "[book:1, book:2]");
  }

  @Test
  void an_association_loaded_before_is_not_seen() {
    Book[] book = new Book[1];
    String[] tags = new String[1];
    database.commit(
        entities -> {
          book[0] = entities.find(Book.class, 1L);
          book[0].getShelf().getName();
          tags[0] = probe(any -> book[0].getShelf().getName());
        });
    assertThat(tags[0]).isEqualTo("[]");
  }

  @Test
  void too_many_become_any_of_their_kind() {
    database.commit(
        entities -> {
          for (int i = 100; i < 200; i++) {
            entities.persist(new Book(i, "c", null));
          }
        });
    forget();

    assertThat(inTransaction(QUERY.andThen(entities -> entities.find(Shelf.class, 1L))))
        .isEqualTo("[any:book, shelf:1]");
  }

  @Test
  void nothing_is_loaded_for_the_sake_of_a_tag() {
    database.countStatements();
    inTransaction(QUERY);

    assertThat(database.selects("loaded_book")).isEqualTo(1);
    assertThat(database.selects("loaded_shelf")).isZero();
  }
}
