package org.freshet.isr.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityListeners;
import jakarta.persistence.ExcludeSuperclassListeners;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.TaggedEntity;
import org.freshet.isr.config.Problems;
import org.freshet.isr.persistence.unit.FakeUnit;
import org.freshet.isr.persistence.unit.PersistenceUnits;
import org.junit.jupiter.api.Test;

class AttachmentCheckTest {

  @TaggedEntity("post:{id}")
  static class Unattached {
    long id;
  }

  @EntityListeners(IsrEntityListener.class)
  static class Listened {
    long id;
  }

  @TaggedEntity("post:{id}")
  static class Attached extends Listened {}

  @TaggedEntity("post:{id}")
  @ExcludeSuperclassListeners
  static class Excluded extends Listened {}

  @TaggedEntity("post:{slug}")
  @EntityListeners(IsrEntityListener.class)
  static class Derived {
    long id;

    String getSlug() {
      return "s" + id;
    }
  }

  static class Untagged {
    long id;
  }

  @Test
  void a_tagged_entity_without_a_listener_is_told_with_what_to_do() {
    assertThat(problems(Unattached.class))
        .singleElement()
        .asString()
        .startsWith(
            "ISR0037: @TaggedEntity on " + Unattached.class.getName() + ": persistence unit")
        .contains("<mapping-file>META-INF/isr-orm.xml</mapping-file>");
  }

  @Test
  void a_listener_named_by_a_superclass_is_one() {
    assertThat(problems(Attached.class)).isEmpty();
  }

  @Test
  void a_listener_of_an_excluded_superclass_is_none() {
    assertThat(problems(Excluded.class)).hasSize(1);
  }

  @Test
  void an_attribute_that_the_unit_does_not_map_is_told() {
    assertThat(problems(Derived.class))
        .containsExactly(
            "ISR0030: @TaggedEntity on "
                + Derived.class.getName()
                + ": template 'post:{slug}' names attribute 'slug' of Derived, which is not"
                + " persistent");
  }

  @Test
  void an_entity_without_tags_needs_nothing() {
    assertThat(problems(Untagged.class)).isEmpty();
  }

  private static List<String> problems(Class<?> entity) {
    Problems problems = new Problems();
    PersistenceUnits units = new PersistenceUnits(Set.of());
    units.register("unit", new FakeUnit(entity).factory);
    new AttachmentCheck(units, problems).run();
    return problems.found();
  }
}
