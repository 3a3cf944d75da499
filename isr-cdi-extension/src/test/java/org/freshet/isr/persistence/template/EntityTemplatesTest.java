package org.freshet.isr.persistence.template;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Transient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TaggedEntity;
import org.freshet.isr.config.Problems;
import org.freshet.isr.persistence.template.LoadedValues.KnownId;
import org.junit.jupiter.api.Test;

class EntityTemplatesTest {

  private final LoadedValues values = new ThingValues();

  @Test
  void a_constant_and_an_attribute_make_one_tag_each() {
    assertThat(tags(Plain.class, Map.of("id", 7))).containsExactlyInAnyOrder("plain:7", "plains");
  }

  @Test
  void what_was_made_from_an_entity_depends_on_its_values_and_not_on_constants() {
    assertThat(dependency(Plain.class, Map.of("id", 7))).containsExactly("plain:7");
  }

  @Test
  void what_was_made_from_an_entity_without_values_depends_on_any_of_its_kind() {
    assertThat(dependency(Filed.class, Map.of())).containsExactly("any:category");
    assertThat(dependency(Filed.class, Map.of("category", LoadedValues.UNKNOWN)))
        .containsExactlyInAnyOrder("category", "any:category");
  }

  private Set<String> dependency(Class<?> type, Map<String, Object> state) {
    return EntityTemplates.of(type).dependency(state::get, values).stream()
        .map(Tag::text)
        .collect(Collectors.toSet());
  }

  @Test
  void a_path_leads_through_an_association() {
    assertThat(tags(Filed.class, Map.of("category", thing(3)))).containsExactly("category:3");
  }

  @Test
  void a_null_in_a_path_yields_no_tag() {
    assertThat(tags(Filed.class, Map.of())).isEmpty();
  }

  @Test
  void a_value_that_is_not_in_memory_yields_the_namespace() {
    assertThat(tags(Filed.class, Map.of("category", LoadedValues.UNKNOWN)))
        .containsExactly("category");
  }

  @Test
  void of_a_reference_the_identifier_is_enough() {
    assertThat(tags(Filed.class, Map.of("category", new KnownId("id", 3))))
        .containsExactly("category:3");
  }

  @Test
  void another_attribute_of_a_reference_yields_the_namespace() {
    assertThat(tags(Filed.class, Map.of("category", new KnownId("key", 3))))
        .containsExactly("category");
  }

  @Test
  void a_collection_yields_a_tag_for_each_element() {
    assertThat(tags(Many.class, Map.of("topics", List.of(thing(1), thing(2)))))
        .containsExactlyInAnyOrder("topic:1-x", "topic:2-x");
  }

  @Test
  void a_large_collection_yields_the_namespace() {
    List<Thing> topics = IntStream.range(0, 300).mapToObj(EntityTemplatesTest::thing).toList();

    assertThat(tags(Many.class, Map.of("topics", topics))).containsExactly("topic");
  }

  @Test
  void an_empty_text_is_no_tag() {
    assertThat(tags(Plain.class, Map.of("id", ""))).containsExactly("plains");
  }

  @Test
  void before_and_after_are_both_raised() {
    EntityTemplates templates = EntityTemplates.of(Plain.class);

    Set<Tag> tags = templates.tags(state(Map.of("id", 1)), state(Map.of("id", 2)), values);

    assertThat(tags).extracting(Tag::text).contains("plain:1", "plain:2");
  }

  @Test
  void the_whole_of_a_class_is_its_namespaces_and_constants() {
    assertThat(EntityTemplates.of(Plain.class).whole())
        .extracting(Tag::text)
        .containsExactlyInAnyOrder("plain", "plains");
  }

  @Test
  void subclasses_have_the_templates_of_their_superclass() {
    assertThat(EntityTemplates.of(Special.class).templates()).hasSize(2);
  }

  @Test
  void a_right_template_is_no_problem() {
    assertThat(problems(Plain.class)).isEmpty();
    assertThat(problems(Filed.class)).isEmpty();
    assertThat(problems(Many.class)).isEmpty();
  }

  @Test
  void what_only_a_subclass_or_the_unit_can_tell_is_no_problem() {
    assertThat(problems(Party.class)).isEmpty();
    assertThat(problems(OfParty.class)).isEmpty();
    assertThat(problems(ByGetter.class)).isEmpty();
  }

  @Test
  void every_problem_of_an_entity_is_told_at_once_in_a_sentence() {
    String where = "ISR0030: @TaggedEntity on " + Wrong.class.getName() + ": template ";

    assertThat(problems(Wrong.class))
        .containsExactly(
            where + "'x:{nme}' names attribute 'nme', which Wrong does not have",
            where + "'x:{category.nme}' names attribute 'nme', which Category does not have",
            where + "'x:{note}' names attribute 'note' of Wrong, which is not persistent",
            where + "'x:{category}' ends at 'category', must name an attribute of Category",
            where + "'{id}:x' must begin with a namespace and a colon, outside of braces",
            where + "'x:{id' must name something between each '{' and its '}'",
            where + "'x:{}' must name something between each '{' and its '}'",
            where + "'x:{a b}' names 'a b', must be a path of attribute names",
            "ISR0030: @TaggedEntity on "
                + Wrong.class.getName()
                + ": tag namespace 'x y' must be a letter, then at most 63 letters, digits, '_', '.'"
                + " or '-'");
  }

  @Test
  void no_template_at_all_is_a_problem() {
    assertThat(problems(None.class))
        .containsExactly(
            "ISR0030: @TaggedEntity on "
                + None.class.getName()
                + ": it names no template, must name at least one");
  }

  private Set<String> tags(Class<?> type, Map<String, ?> attributes) {
    return EntityTemplates.of(type).tags(state(attributes), values).stream()
        .map(Tag::text)
        .collect(Collectors.toSet());
  }

  private EntityState state(Map<String, ?> attributes) {
    return name -> values.read(new Thing(attributes), name);
  }

  private static List<String> problems(Class<?> type) {
    Problems problems = new Problems();
    EntityTemplates.of(type, problems);
    return problems.found();
  }

  /** An object of which only these attributes are in memory. */
  private record Thing(Map<String, ?> attributes) {}

  private static Thing thing(int id) {
    return new Thing(Map.of("id", id));
  }

  private static final class ThingValues implements LoadedValues {
    @Override
    public Object read(Object owner, String attribute) {
      return ((Thing) owner).attributes().get(attribute);
    }
  }

  @TaggedEntity({"plain:{id}", "plains"})
  static class Plain {
    @Id Object id;
  }

  static class Special extends Plain {}

  @TaggedEntity("category:{category.id}")
  static class Filed {
    @ManyToOne Category category;
  }

  @TaggedEntity("topic:{topics.id}-x")
  static class Many {
    @ManyToMany Set<Category> topics;
  }

  @Entity
  static class Category {
    @Id Long id;
  }

  @Embeddable
  static class Part {
    String name;
  }

  @TaggedEntity({})
  static class None {}

  @TaggedEntity({
    "x:{nme}",
    "x:{category.nme}",
    "x:{note}",
    "x:{category}",
    "{id}:x",
    "x:{id",
    "x:{}",
    "x:{a b}",
    "x y",
    "x:{part.name}"
  })
  static class Wrong {
    @Id Long id;
    @ManyToOne Category category;
    Part part;
    @Transient String note;
  }

  @Entity
  @TaggedEntity("party:{name}")
  abstract static class Party {
    @Id Long id;
  }

  @Entity
  @TaggedEntity("party:{party.name}")
  static class OfParty {
    @Id Long id;
    @ManyToOne Party party;
  }

  @Entity
  @TaggedEntity("phone:{phone}")
  static class ByGetter {
    @Id Long id;
    @Transient String phone = "";

    @Access(AccessType.PROPERTY)
    String getPhone() {
      return phone;
    }
  }
}
