package org.freshet.isr.define.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RoleGroupsTest {

  private final RoleGroups groups = new RoleGroups(List.of("manager", "auditor"));

  @Test
  void only_declared_roles_are_asked_for() {
    List<String> asked = new ArrayList<>();
    Set<String> held =
        groups.held(
            role -> {
              asked.add(role);
              return role.equals("auditor");
            });

    assertThat(asked).containsExactly("auditor", "manager");
    assertThat(held).containsExactly("auditor");
  }

  @Test
  void the_name_of_a_group_tells_no_role() {
    assertThat(groups.name(Set.of("auditor"))).matches("[\\w-]{43}").doesNotContain("auditor");
  }

  @Test
  void without_roles_there_is_one_group() {
    assertThat(new RoleGroups(List.of()).partVisitors()).isFalse();
    assertThat(groups.partVisitors()).isTrue();
  }

  @Property
  boolean two_visitors_are_in_one_group_exactly_if_they_have_the_same_roles(
      @ForAll @Size(max = 4) Set<String> some, @ForAll @Size(max = 4) Set<String> others) {
    return groups.name(some).equals(groups.name(others)) == some.equals(others);
  }
}
