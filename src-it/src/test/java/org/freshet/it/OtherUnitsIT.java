package org.freshet.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import org.freshet.isr.persistence.unit.SharedCaches;
import org.freshet.it.persistence.Category;
import org.freshet.it.persistence.Post;
import org.freshet.it.persistence.Recording;
import org.freshet.it.persistence.Topic;
import org.freshet.it.persistence.Trap;
import org.freshet.it.persistence.UnitsExtension;
import org.freshet.it.server.Archives;
import org.freshet.it.units.OtherUnits;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Units that tell less: without weaving, and without JTA. */
@ExtendWith(ArquillianExtension.class)
class OtherUnitsIT {

  private static final StringAsset PERSISTENCE =
      new StringAsset(
          """
          <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
            <persistence-unit name="unweaved" transaction-type="JTA">
              <mapping-file>META-INF/isr-orm.xml</mapping-file>
              <class>org.freshet.it.persistence.Post</class>
              <class>org.freshet.it.persistence.Category</class>
              <exclude-unlisted-classes>true</exclude-unlisted-classes>
              <properties>
                <property name="jakarta.persistence.schema-generation.database.action"
                          value="drop-and-create"/>
                <property name="eclipselink.weaving" value="false"/>
              </properties>
            </persistence-unit>
            <persistence-unit name="local" transaction-type="RESOURCE_LOCAL">
              <non-jta-data-source>java:comp/DefaultDataSource</non-jta-data-source>
              <mapping-file>META-INF/isr-orm.xml</mapping-file>
              <class>org.freshet.it.persistence.Trap</class>
              <class>org.freshet.it.persistence.Trap$ToText</class>
              <exclude-unlisted-classes>true</exclude-unlisted-classes>
              <properties>
                <property name="jakarta.persistence.schema-generation.database.action"
                          value="drop-and-create"/>
              </properties>
            </persistence-unit>
          </persistence>
          """);

  @Inject OtherUnits units;
  @Inject Recording recording;
  @Inject UnitsExtension extension;

  @Deployment
  static Archive<?> application() {
    return Archives.war()
        .addClasses(OtherUnits.class, Recording.class, UnitsExtension.class)
        .addClasses(Post.class, Category.class, Topic.class, Trap.class)
        .addClass(PersistentApplication.class)
        .addAsWebInfResource(PersistentApplication.beans(), "beans.xml")
        .addAsServiceProvider(Extension.class, UnitsExtension.class)
        .addAsLibraries(PersistentApplication.assertions())
        .addAsResource(PERSISTENCE, "META-INF/persistence.xml");
  }

  @BeforeEach
  void a_post_in_the_first_of_two_categories() {
    units.commit(
        entities -> {
          entities.createQuery("delete from Post").executeUpdate();
          entities.createQuery("delete from Category").executeUpdate();
        });
    units.commit(
        entities -> {
          Category category = new Category(1, "one");
          entities.persist(category);
          entities.persist(new Category(2, "two"));
          entities.persist(new Post(7, "a", category));
        });
    new SharedCaches(extension.units()).evictAll();
    recording.take();
  }

  @Test
  void without_weaving_a_changed_attribute_raises_the_tags_before_and_after() {
    units.commit(entities -> entities.find(Post.class, 7L).setTitle("b"));

    assertThat(recording.take())
        .last()
        .isEqualTo("committed [category:1, post:7, posts, title:a, title:b] 1 [UPDATED Post 7]");
  }

  @Test
  void without_weaving_a_moved_association_raises_the_old_and_the_new_one() {
    units.commit(
        entities -> entities.find(Post.class, 7L).setCategory(entities.find(Category.class, 2L)));

    assertThat(recording.take())
        .last()
        .isEqualTo("committed [category:1, category:2, post:7, posts, title:a] 1 [UPDATED Post 7]");
  }

  @Test
  void without_weaving_a_detached_entity_that_is_merged_raises_the_tags_before_and_after() {
    Post[] detached = new Post[1];
    units.commit(entities -> detached[0] = entities.find(Post.class, 7L));
    detached[0].setTitle("c");
    units.commit(entities -> entities.merge(detached[0]));

    assertThat(recording.take())
        .last()
        .isEqualTo("committed [category:1, post:7, posts, title:a, title:c] 1 [UPDATED Post 7]");
  }

  @Test
  void outside_of_jta_a_change_is_raised_at_once() {
    units.commitLocally(entities -> entities.persist(new Trap(1)));

    assertThat(recording.take()).containsExactly("outside [trap, traps]");
    units.commitLocally(entities -> entities.remove(entities.find(Trap.class, 1L)));
  }

  @Test
  void both_units_are_known_when_the_application_starts() {
    assertThat(extension.unknownAtStart()).isEmpty();
    assertThat(extension.problems()).isEmpty();
  }
}
