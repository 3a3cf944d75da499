package org.freshet.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJB;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import org.freshet.isr.persistence.unit.SharedCaches;
import org.freshet.it.persistence.Category;
import org.freshet.it.persistence.Database;
import org.freshet.it.persistence.Post;
import org.freshet.it.persistence.Recording;
import org.freshet.it.persistence.Stock;
import org.freshet.it.persistence.UnitsExtension;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The library in EAR/lib, entities and enterprise beans in a jar of their own, callers in a WAR.
 */
@ExtendWith(ArquillianExtension.class)
class EntityChangesInEarIT {

  @Inject Database database;
  @Inject Recording recording;
  @Inject UnitsExtension extension;
  @EJB Stock stock;

  @Deployment
  static Archive<?> application() {
    JavaArchive beans =
        ShrinkWrap.create(JavaArchive.class, "shop-ejb.jar")
            .addPackage(Database.class.getPackage())
            .addAsManifestResource(PersistentApplication.beans(), "beans.xml")
            .addAsManifestResource(PersistentApplication.persistence(), "persistence.xml")
            .addAsServiceProvider(Extension.class, UnitsExtension.class);
    EnterpriseArchive ear = Archives.ear(EntityChangesInEarIT.class, PersistentApplication.class);
    return ear.addAsModule(beans).addAsLibraries(PersistentApplication.assertions());
  }

  @BeforeEach
  void a_post_in_a_category() {
    PersistentApplication.fill(database, extension.units());
    recording.take();
  }

  @Test
  void a_change_in_an_enterprise_bean_raises_the_tags_before_and_after() {
    stock.rename(7, "b");

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
  void a_row_changed_behind_the_shared_cache_is_read_anew_after_an_eviction() {
    database.commit(
        entities -> assertThat(entities.find(Post.class, 7L).getTitle()).isEqualTo("a"));
    database.execute("update Post set title = 'z' where id = 7");

    new SharedCaches(extension.units()).evictAll();

    database.commit(
        entities -> assertThat(entities.find(Post.class, 7L).getTitle()).isEqualTo("z"));
  }

  @Test
  void the_unit_and_its_listener_are_known_when_the_application_starts() {
    assertThat(extension.unknownAtStart()).isEmpty();
    assertThat(extension.problems()).allMatch(problem -> problem.contains("Unattached"));
  }
}
