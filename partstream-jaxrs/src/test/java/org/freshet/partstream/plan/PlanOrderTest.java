package org.freshet.partstream.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.freshet.partstream.api.PartSize;
import org.junit.jupiter.api.Test;

class PlanOrderTest {

  private final List<String> wrong = new ArrayList<>();

  static PlannedPart part(String name, String... dependsOn) {
    return part(name, Access.ALL, dependsOn);
  }

  static PlannedPart part(String name, Access access, String... dependsOn) {
    return new PlannedPart(
        name,
        List.of(dependsOn),
        access,
        null,
        context -> name,
        null,
        false,
        new PlannedPart.Description(PartSize.SMALL, false, "", 0));
  }

  private Plan plan(PlannedPart... parts) {
    return PlanOrder.of(List.of(parts), 5, (code, rule) -> wrong.add(code + " " + rule));
  }

  private static List<String> names(List<PlannedPart> parts) {
    return parts.stream().map(PlannedPart::name).toList();
  }

  @Test
  void parts_stay_in_their_order_but_none_comes_before_what_it_depends_on() {
    Plan plan = plan(part("a", "c"), part("b"), part("c", "d"), part("d"));

    assertThat(names(plan.parts())).containsExactly("d", "c", "a", "b");
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_circle_is_named_once_from_where_it_begins() {
    plan(part("x", "a"), part("a", "b"), part("b", "c"), part("c", "a"));

    assertThat(wrong)
        .containsExactly(
            "PS0012 dependencies go in a circle, a on b on c on a, must come to an end");
  }

  @Test
  void a_part_may_not_depend_on_itself_or_on_what_is_no_part() {
    plan(part("a", "a"), part("b", "z"));

    assertThat(wrong)
        .containsExactly(
            "PS0012 part 'b' depends on 'z', which is no part",
            "PS0012 dependencies go in a circle, a on a, must come to an end");
  }

  @Test
  void all_that_is_wrong_with_names_is_said() {
    plan(part("a"), part("a"), part("b c"), part("c"), part("d"), part("e"), part("f"));

    assertThat(wrong)
        .hasSize(3)
        .anySatisfy(text -> assertThat(text).startsWith("PS0011 part 'a' is there twice"))
        .anySatisfy(text -> assertThat(text).startsWith("PS0011 part 'b c' must have a name"))
        .anySatisfy(text -> assertThat(text).startsWith("PS0013 has 6 parts, must be at most"));
  }

  @Test
  void who_may_not_have_a_part_gets_none_that_depends_on_it_either() {
    Plan plan =
        plan(part("open"), part("staff", new Access(false, Set.of("s"))), part("both", "staff"));

    assertThat(names(plan.visible(Set.of(), true, "s"::equals).parts()))
        .containsExactly("open", "staff", "both");
    assertThat(names(plan.visible(Set.of(), true, role -> false).parts())).containsExactly("open");
    assertThat(names(plan.visible(Set.of("staff"), true, "s"::equals).parts()))
        .containsExactly("staff");
  }

  @Test
  void two_stars_stand_for_everybody_who_is_known() {
    Access known = new Access(false, Set.of("**"));

    assertThat(known.isGiven(true, role -> false)).isTrue();
    assertThat(known.isGiven(false, role -> true)).isFalse();
    assertThat(new Access(false, Set.of()).isGiven(true, role -> true)).isFalse();
  }

  @Test
  void names_bring_what_they_depend_on_at_any_depth() {
    Plan plan = plan(part("a"), part("b", "a"), part("c", "b"), part("d"));

    assertThat(names(plan.withDependencies(Set.of("c")))).containsExactly("a", "b", "c");
  }

  @Test
  void a_plan_is_told_apart_by_its_names_and_their_order() {
    long fingerprint = plan(part("a"), part("b")).fingerprint();

    assertThat(plan(part("a"), part("b")).fingerprint()).isEqualTo(fingerprint);
    assertThat(plan(part("b"), part("a")).fingerprint()).isNotEqualTo(fingerprint);
    assertThat(plan(part("ab")).fingerprint()).isNotEqualTo(fingerprint);
  }
}
