package org.freshet.essentials.permission;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import org.freshet.essentials.FakeConfig;
import org.freshet.essentials.api.PermissionsAllowed;
import org.freshet.essentials.config.Findings;
import org.junit.jupiter.api.Test;

class PermissionReaderTest {

  private final Findings findings = new Findings();

  /** Declares what its implementation is guarded by. */
  @PermissionsAllowed(all = "a")
  interface Guarded {

    @GET
    String plain();

    @GET
    @PermissionsAllowed(any = {"a", "b"})
    String own();
  }

  /** Guarded by its interface. */
  @Path("x")
  public static class Resource implements Guarded {

    @Override
    public String plain() {
      return "";
    }

    @Override
    public String own() {
      return "";
    }
  }

  /** Guarded where nothing is called. */
  public static class Bean {

    @PermissionsAllowed(all = "a")
    void hidden() {}
  }

  private PermissionReader reader(String... config) {
    return new PermissionReader(FakeConfig.of(config), Set.of("a", "b"), findings);
  }

  private Required read(PermissionReader reader, String method) throws NoSuchMethodException {
    return reader.read(Resource.class, Resource.class.getMethod(method));
  }

  @Test
  void what_stands_on_an_interface_guards_its_implementation() throws Exception {
    assertThat(read(reader(), "plain")).isEqualTo(new Required(List.of("a"), List.of()));
    assertThat(read(reader(), "own")).isEqualTo(new Required(List.of(), List.of("a", "b")));
    assertThat(findings.found()).isEmpty();
  }

  @Test
  void the_configuration_overrides_members_and_is_checked_alike() throws Exception {
    String key = Resource.class.getName() + "/plain/PermissionsAllowed/all";
    assertThat(read(reader(key + "=a, b"), "plain"))
        .isEqualTo(new Required(List.of("a", "b"), List.of()));

    read(reader(key + "=c"), "plain");
    read(reader(key + "= "), "plain");
    assertThat(findings.found())
        .hasSize(2)
        .anyMatch(text -> text.contains("permission is 'c', must be one of "))
        .anyMatch(text -> text.contains("all and any are empty, must name a permission"));
  }

  @Test
  void what_guards_nothing_is_found() {
    reader().check(Resource.class);
    assertThat(findings.found()).isEmpty();
    reader().check(Bean.class);
    assertThat(findings.found())
        .singleElement()
        .asString()
        .startsWith("ESS0080: @PermissionsAllowed on ")
        .endsWith("stands on nothing that Jakarta REST calls, must be on a resource");
  }

  @Test
  void all_are_needed_and_one_of_any() {
    Required both = new Required(List.of("a", "b"), List.of("c", "d"));
    assertThat(both.isMet(Set.of("a", "b", "d")::contains)).isTrue();
    assertThat(both.isMet(Set.of("a", "b")::contains)).isFalse();
    assertThat(both.isMet(Set.of("a", "c", "d")::contains)).isFalse();
    assertThat(new Required(List.of(), List.of("c")).isMet(Set.of("a")::contains)).isFalse();
  }
}
