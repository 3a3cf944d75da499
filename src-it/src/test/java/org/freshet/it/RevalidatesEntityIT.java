package org.freshet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import org.freshet.it.loaded.Book;
import org.freshet.it.loaded.Shelf;
import org.freshet.it.loaded.Shelves;
import org.freshet.it.loaded.Untold;
import org.freshet.it.persistence.Database;
import org.freshet.it.persistence.Recording;
import org.freshet.it.persistence.UnitsExtension;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When a method that says what it changes past all listeners raises it. */
@ExtendWith(ArquillianExtension.class)
class RevalidatesEntityIT {

  @Inject Database database;
  @Inject Shelves shelves;
  @Inject Recording recording;

  @Deployment
  static Archive<?> application() {
    return Archives.with(
            Archives.war(Shelves.class, Shelves.Complaint.class, Book.class, Shelf.class)
                .addClasses(Untold.class, Database.class, Recording.class, UnitsExtension.class),
            Shelves.class.getName() + "/renameSilently/RevalidatesEntity/enabled=false")
        .addAsWebInfResource(PersistentApplication.beans(), "beans.xml")
        .addAsServiceProvider(Extension.class, UnitsExtension.class)
        .addAsLibraries(PersistentApplication.assertions())
        .addAsResource(
            Archives.persistence(
                "shop",
                "<mapping-file>META-INF/isr-orm.xml</mapping-file>",
                Book.class,
                Shelf.class,
                Untold.class),
            "META-INF/persistence.xml");
  }

  @BeforeEach
  void a_book() {
    database.execute("delete from loaded_book");
    database.execute("insert into loaded_book (id, title) values (1, 'a')");
    recording.take();
  }

  @Test
  void a_transaction_begun_by_the_call_owes_before_and_raises_once_after_its_commit() {
    shelves.rename("b");

    assertThat(recording.take())
        .containsExactly("owed [book, books]", "committed [book, books] 1 []");
    assertThat(database.number("select count(*) from loaded_book where title = 'b'")).isEqualTo(1);
  }

  @Test
  void a_transaction_begun_outside_raises_with_its_own_commit() {
    database.commit(
        entities -> {
          shelves.renameInside("b");
          assertThat(recording.take()).isEmpty();
        });

    assertThat(recording.take())
        .containsExactly("owed [book, books]", "committed [book, books] 1 []");
  }

  @Test
  void a_rollback_outside_raises_nothing() {
    database.rollBack(entities -> shelves.renameInside("b"));

    assertThat(recording.take()).allMatch(event -> event.equals("rolled back"));
  }

  @Test
  void a_rollback_by_an_exception_raises_nothing() {
    assertThatThrownBy(() -> shelves.renameAndFail("b")).isNotNull();

    assertThat(database.number("select count(*) from loaded_book where title = 'b'")).isZero();
    assertThat(recording.take()).allMatch(event -> event.equals("rolled back"));
  }

  @Test
  void an_exception_that_does_not_keep_the_transaction_from_committing_raises() {
    assertThatThrownBy(() -> shelves.renameAndComplain("b")).isInstanceOf(Shelves.Complaint.class);

    assertThat(database.number("select count(*) from loaded_book where title = 'b'")).isEqualTo(1);
    assertThat(recording.take()).last().isEqualTo("committed [book, books] 1 []");
  }

  @Test
  void a_transaction_begun_and_committed_by_the_method_is_followed_by_a_raise() throws Exception {
    shelves.renameInItsOwn("b");

    assertThat(recording.take()).containsExactly("outside [book, books]");
  }

  @Test
  void without_any_transaction_it_raises_after_the_method_the_tags_of_its_parameters() {
    shelves.touch(7, new Book(1, "t", null));
    shelves.touch(7, null);

    assertThat(recording.take())
        .containsExactly("outside [book:t, shelf:7]", "outside [book, shelf:7]");
  }

  @Test
  void switched_off_by_configuration_it_raises_nothing() {
    shelves.renameSilently("b");

    assertThat(recording.take()).isEmpty();
  }
}
