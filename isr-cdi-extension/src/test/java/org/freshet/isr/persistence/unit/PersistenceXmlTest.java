package org.freshet.isr.persistence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.freshet.isr.config.Problems;
import org.freshet.isr.persistence.IsrEntityListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceXmlTest {

  private static final String ORM = "https://jakarta.ee/xml/ns/persistence/orm";

  @TempDir Path root;
  private final Problems problems = new Problems();

  @BeforeEach
  void folder() throws IOException {
    Files.createDirectories(root.resolve("META-INF"));
  }

  @Test
  void a_unit_that_names_our_mapping_file_has_the_listener() throws IOException {
    unit("<mapping-file>META-INF/isr-orm.xml</mapping-file>");

    assertThat(only().attaches(IsrEntityListener.class, String.class)).isTrue();
  }

  @Test
  void a_unit_without_a_mapping_file_has_not() throws IOException {
    unit("");

    assertThat(only().attaches(IsrEntityListener.class, String.class)).isFalse();
    assertThat(only().name()).isEqualTo("shop");
  }

  @Test
  void orm_xml_is_a_mapping_file_without_being_named() throws IOException {
    unit("");
    write(
        "META-INF/orm.xml",
        mappings(
            "<persistence-unit-metadata><persistence-unit-defaults>"
                + listeners()
                + "</persistence-unit-defaults></persistence-unit-metadata>"));

    assertThat(only().attaches(IsrEntityListener.class, String.class)).isTrue();
  }

  @Test
  void a_listener_of_one_entity_is_one_of_that_entity_only() throws IOException {
    unit("<mapping-file>own.xml</mapping-file>");
    write(
        "own.xml",
        mappings(
            "<package>java.lang</package><entity class='String'>" + listeners() + "</entity>"));

    assertThat(only().attaches(IsrEntityListener.class, String.class)).isTrue();
    assertThat(only().attaches(IsrEntityListener.class, Integer.class)).isFalse();
  }

  @Test
  void a_resource_local_unit_is_known_as_one() throws IOException {
    write(
        "META-INF/persistence.xml",
        "<persistence xmlns='https://jakarta.ee/xml/ns/persistence'>"
            + "<persistence-unit name='shop' transaction-type='RESOURCE_LOCAL'/></persistence>");

    assertThat(only().resourceLocal()).isTrue();
  }

  @Test
  void the_classes_that_a_unit_lists_are_known_by_name() throws IOException {
    unit("<class> shop.Post </class><class>shop.Category</class>");

    assertThat(only().classes()).containsExactly("shop.Post", "shop.Category");
  }

  @Test
  void nothing_outside_of_the_file_is_read() throws IOException {
    write("secret", "secret");
    write(
        "META-INF/persistence.xml",
        "<!DOCTYPE p [<!ENTITY x SYSTEM '"
            + root.resolve("secret").toUri()
            + "'>]>"
            + "<persistence><persistence-unit name='&x;'/></persistence>");

    assertThat(units()).isEmpty();
    assertThat(problems.found())
        .singleElement()
        .asString()
        .startsWith("ISR0039: META-INF/persistence.xml: it cannot be read: ");
  }

  private DeclaredUnit only() {
    return units().get(0);
  }

  private List<DeclaredUnit> units() {
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {root.toUri().toURL()}, getClass().getClassLoader())) {
      return new PersistenceXml(loader, problems).units();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void unit(String content) throws IOException {
    write(
        "META-INF/persistence.xml",
        "<persistence xmlns='https://jakarta.ee/xml/ns/persistence'>"
            + "<persistence-unit name='shop'>"
            + content
            + "</persistence-unit></persistence>");
  }

  private static String mappings(String content) {
    return "<entity-mappings xmlns='" + ORM + "'>" + content + "</entity-mappings>";
  }

  private static String listeners() {
    return "<entity-listeners><entity-listener class='"
        + IsrEntityListener.class.getName()
        + "'/></entity-listeners>";
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
  }
}
