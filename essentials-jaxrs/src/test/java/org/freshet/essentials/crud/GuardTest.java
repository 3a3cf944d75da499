package org.freshet.essentials.crud;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A guard is looked for on the method, then on those it overrides, then on the class. */
class GuardTest {

  public abstract static class Base {
    public void plain() {}

    @RolesAllowed("base")
    public void guarded() {}
  }

  @RolesAllowed({"a", "b"})
  public static class Sub extends Base {
    @Override
    public void guarded() {
      super.guarded();
    }

    @PermitAll
    public void open() {}

    @DenyAll
    @PermitAll
    public void both() {}
  }

  public static class Bare extends Base {}

  public static class Heir extends Sub {}

  @Test
  void the_class_of_the_resource_guards_what_it_inherits() throws Exception {
    assertThat(guard(Sub.class, "plain").roles()).containsExactly("a", "b");
    assertThat(guard(Heir.class, "plain").roles()).containsExactly("a", "b");
    assertThat(guard(Bare.class, "plain")).isNull();
  }

  @Test
  void a_method_comes_before_its_class_and_an_override_does_not_lose_what_it_overrides()
      throws Exception {
    assertThat(guard(Sub.class, "guarded").roles()).containsExactly("base");
    assertThat(guard(Sub.class, "open").roles()).isNull();
  }

  @Test
  void of_several_the_strictest_holds() throws Exception {
    assertThat(guard(Sub.class, "both").roles()).isEqualTo(List.of());
  }

  private static Guard guard(Class<?> type, String method) throws NoSuchMethodException {
    return Guard.of(type, type.getMethod(method));
  }
}
