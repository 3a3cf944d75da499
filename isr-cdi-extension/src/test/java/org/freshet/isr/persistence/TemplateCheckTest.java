package org.freshet.isr.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.freshet.isr.api.TaggedEntity;
import org.freshet.isr.config.Problems;
import org.freshet.isr.persistence.unit.FakeUnit;
import org.freshet.isr.persistence.unit.PersistenceUnits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCheckTest {

  private static final String PROBLEM =
      "ISR0030: @TaggedEntity on "
          + Wrong.class.getName()
          + ": template 'x:{nme}' names attribute 'nme', which Wrong does not have";

  @TempDir Path root;
  private final Problems problems = new Problems();

  @Entity
  @TaggedEntity("x:{nme}")
  static class Wrong {
    @Id long id;
  }

  @Entity
  @TaggedEntity("x:{id")
  static class Malformed {
    @Id long id;
  }

  @Entity
  @TaggedEntity("x:{id}")
  static class Right {
    @Id long id;
  }

  @MappedSuperclass
  @TaggedEntity("x:{name}")
  static class Mapped {
    long id;
  }

  @Entity
  static class Untagged {
    @Id long id;
  }

  @Test
  void an_entity_that_cdi_has_met_is_checked() throws IOException {
    assertThat(problems("", Wrong.class, Right.class, Untagged.class)).containsExactly(PROBLEM);
  }

  @Test
  void an_entity_that_a_unit_lists_is_checked() throws IOException {
    assertThat(problems(listed(Wrong.class) + listed(Right.class))).containsExactly(PROBLEM);
  }

  @Test
  void an_entity_that_is_known_twice_is_told_once() throws IOException {
    assertThat(problems(listed(Wrong.class), Wrong.class)).containsExactly(PROBLEM);
  }

  @Test
  void an_entity_that_only_its_provider_finds_is_checked_once_the_unit_is_known() {
    PersistenceUnits units = new PersistenceUnits(List.of());
    units.register("unit", new FakeUnit(Wrong.class, Right.class).factory);
    new TemplateCheck(units, problems).runKnown();

    assertThat(problems.found()).containsExactly(PROBLEM);
  }

  @Test
  void a_template_that_is_no_template_is_told_though_there_is_no_other() throws IOException {
    assertThat(problems("", Malformed.class))
        .singleElement()
        .asString()
        .startsWith(
            "ISR0030: @TaggedEntity on " + Malformed.class.getName() + ": template 'x:{id'");
  }

  @Test
  void a_mapped_superclass_may_name_what_its_entities_have() throws IOException {
    assertThat(problems("", Mapped.class)).isEmpty();
  }

  @Test
  void a_class_that_is_not_there_is_left_to_its_provider() throws IOException {
    assertThat(problems("<class>gone.With.The.Wind</class>")).isEmpty();
  }

  private static String listed(Class<?> type) {
    return "<class>" + type.getName() + "</class>";
  }

  private List<String> problems(String unit, Class<?>... met) throws IOException {
    Files.createDirectories(root.resolve("META-INF"));
    Files.writeString(
        root.resolve("META-INF/persistence.xml"),
        "<persistence xmlns='https://jakarta.ee/xml/ns/persistence'><persistence-unit name='shop'>"
            + unit
            + "</persistence-unit></persistence>");
    PersistenceUnits units = new PersistenceUnits(List.of());
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {root.toUri().toURL()}, getClass().getClassLoader())) {
      units.declare(loader, problems);
      new TemplateCheck(units, problems).run(List.of(met), loader);
    }
    return problems.found();
  }
}
