package org.freshet.isr.persistence.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Named;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.isr.api.RevalidatesEntity;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TaggedEntity;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.config.Problems;
import org.freshet.isr.config.Switches;
import org.freshet.isr.persistence.transaction.EntityUnits;
import org.freshet.isr.tags.EntityRef;
import org.junit.jupiter.api.Test;

class BulkMethodsTest {

  private final Problems problems = new Problems();
  private final BulkMethods methods = new BulkMethods(new Switches(FakeConfig.of()), new Units());

  @TaggedEntity({"post:{id}", "posts"})
  static class Post {}

  @TaggedEntity("draft:{id}")
  static class Draft extends Post {}

  public record Shown(long id) {}

  static class Right {
    @RevalidatesEntity(Post.class)
    void classes() {}

    @RevalidatesEntity(tags = {"post:{post}", "title:{shown.id}", "all"})
    void parameters(long post, @Named("shown") Shown other) {}

    void nothing() {}
  }

  @RevalidatesEntity(tags = "whole")
  static class Whole extends Right {
    void more() {}
  }

  /** As a container makes it. */
  static class Subclassed extends Whole {}

  static class Wrong {
    @RevalidatesEntity
    void nothing() {}

    @RevalidatesEntity(String.class)
    void untagged() {}

    @RevalidatesEntity(tags = {"post:{nobody}", "post:{shown.isbn}", "po st"})
    void templates(Shown shown) {}

    @RevalidatesEntity(tags = "posts")
    private void hidden() {}
  }

  @Test
  void a_class_stands_for_all_its_tags_and_those_of_its_subclasses() {
    assertThat(tags(Right.class, "classes")).isEqualTo("[draft, post, posts]");
    assertThat(methods.changed(Right.class, method(Right.class, "classes"), new Object[0]))
        .extracting(BulkMethods.Changed::entities)
        .isEqualTo(Set.of(new EntityRef(Post.class, null), new EntityRef(Draft.class, null)));
  }

  @Test
  void a_template_names_parameters_and_their_properties() {
    assertThat(tags(Right.class, "parameters", 7L, new Shown(3)))
        .isEqualTo("[all, post:7, title:3]");
  }

  @Test
  void a_parameter_without_a_value_raises_the_namespace() {
    assertThat(tags(Right.class, "parameters", 7L, null)).isEqualTo("[all, post:7, title]");
  }

  @Test
  void a_parameter_that_fails_raises_the_namespaces_and_not_the_call() {
    Object failing =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("thrown for a test");
          }
        };

    assertThat(tags(Right.class, "parameters", failing, new Shown(3)))
        .isEqualTo("[all, post, title]");
  }

  @Test
  void a_method_that_says_nothing_changes_nothing() {
    assertThat(methods.changed(Right.class, method(Right.class, "nothing"), new Object[0]))
        .isNull();
  }

  @Test
  void what_the_class_says_holds_for_its_methods_unless_they_say_it_themselves() {
    assertThat(tags(Whole.class, "more")).isEqualTo("[whole]");
    assertThat(tags(Whole.class, "nothing")).isEqualTo("[whole]");
    assertThat(tags(Whole.class, "classes")).isEqualTo("[draft, post, posts]");
  }

  @Test
  void a_subclass_of_the_container_is_configured_as_the_class_it_was_made_of() {
    BulkMethods configured =
        new BulkMethods(
            new Switches(
                FakeConfig.of(Whole.class.getName() + "/more/RevalidatesEntity/enabled", "false")),
            new Units());
    configured.readAll(Whole.class, problems);

    assertThat(configured.changed(Subclassed.class, method(Whole.class, "more"), new Object[0]))
        .isNull();
    assertThat(configured.changed(Subclassed.class, method(Right.class, "nothing"), new Object[0]))
        .isNotNull();
  }

  @Test
  void everything_that_is_wrong_is_told() {
    methods.readAll(Wrong.class, problems);

    String site = "ISR0041: @RevalidatesEntity on " + Wrong.class.getName() + "#";
    assertThat(problems.found())
        .allMatch(problem -> problem.startsWith(site))
        .hasSize(6)
        .anyMatch(
            problem ->
                problem.endsWith("nothing(): it names nothing, must name entity classes or tags"))
        .anyMatch(problem -> problem.contains("untagged(): java.lang.String has no tags"))
        .anyMatch(
            problem ->
                problem.contains("templates(Shown): template 'post:{nobody}' names 'nobody'"))
        .anyMatch(problem -> problem.contains("names 'isbn', which"))
        .anyMatch(problem -> problem.contains("tag namespace 'po st'"))
        .anyMatch(problem -> problem.contains("hidden(): a private or static method"));
  }

  @Test
  void what_is_right_is_no_problem() {
    methods.readAll(Whole.class, problems);

    assertThat(problems.found()).isEmpty();
  }

  private String tags(Class<?> type, String name, Object... arguments) {
    BulkMethods.Changed changed = methods.changed(type, method(type, name), arguments);
    return changed == null ? "nothing" : new TreeSet<>(changed.tags()).toString();
  }

  private static Method method(Class<?> type, String name) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.getName().equals(name)) {
          return method;
        }
      }
    }
    throw new AssertionError(Arrays.toString(type.getDeclaredMethods()));
  }

  private static final class Units implements EntityUnits {

    @Override
    public Set<EntityRef> mentioning(Collection<Tag> tags) {
      return Set.of();
    }

    @Override
    public Set<Class<?>> taggedBelow(Class<?> type) {
      return type == Post.class ? Set.of(Post.class, Draft.class) : Set.of();
    }

    @Override
    public Optional<String> outsideOfJta(Class<?> entityClass) {
      return Optional.empty();
    }
  }
}
