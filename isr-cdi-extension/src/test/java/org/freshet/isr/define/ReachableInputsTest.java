package org.freshet.isr.define;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.security.Principal;
import java.util.Set;
import org.freshet.isr.FakeBeans;
import org.freshet.isr.FakeProxy;
import org.freshet.isr.api.IsrContext;
import org.freshet.shop.Shop.Adapter;
import org.freshet.shop.Shop.Deeper;
import org.freshet.shop.Shop.Inherits;
import org.freshet.shop.Shop.Port;
import org.freshet.shop.Shop.Resource;
import org.freshet.shop.Shop.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What code may read of a request, through whatever is injected into it. */
class ReachableInputsTest {

  /** A principal of some library. */
  private interface Token extends Principal {}

  private final FakeBeans beans = new FakeBeans();

  private ReachableInputs.Found behind(Class<?> resource, Class<?>... contexts) {
    return new ReachableInputs(beans.manager()::getBeans).behind(resource, Set.of(contexts));
  }

  private static String reader(Class<?> type, Class<?> by) {
    return type.getName() + " (injected into " + by.getName() + ")";
  }

  @Test
  void a_class_without_injection_reads_nothing() {
    ReachableInputs.Found found = behind(Resource.class);

    assertThat(found.request()).isFalse();
    assertThat(found.headers()).isEmpty();
    assertThat(found.personal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {UriInfo.class, HttpServletRequest.class})
  void the_request_may_be_injected_into_the_resource(Class<?> type) {
    beans.bean(Resource.class, type);

    assertThat(behind(Resource.class).request()).isTrue();
  }

  @Test
  void the_response_may_be_at_hand_as_a_parameter_or_behind_a_bean() throws Exception {
    ReachableInputs reachable = new ReachableInputs(beans.manager()::getBeans);
    Method plain = Object.class.getMethod("toString");
    Method handed = Handed.class.getDeclaredMethod("handed", HttpServletResponse.class);
    assertThat(reachable.reachesResponse(Resource.class, plain)).isFalse();
    assertThat(reachable.reachesResponse(Resource.class, handed)).isTrue();

    beans.bean(Resource.class, Service.class);
    beans.bean(Service.class, HttpServletResponse.class);
    assertThat(reachable.reachesResponse(Resource.class, plain)).isTrue();
  }

  private interface Handed {
    void handed(@Context HttpServletResponse response);
  }

  @Test
  void the_servlet_request_that_cdi_hands_out_may_tell_any_header() {
    beans.bean(Resource.class, HttpServletRequest.class);

    assertThat(behind(Resource.class).servlet()).isTrue();
    assertThat(behind(Resource.class).headers())
        .containsExactly(reader(HttpServletRequest.class, Resource.class));
  }

  @Test
  void the_request_may_be_injected_into_a_bean_behind_a_bean() {
    beans.bean(Resource.class, Service.class);
    beans.bean(Service.class, Deeper.class);
    beans.bean(Deeper.class, HttpHeaders.class, UriInfo.class);

    ReachableInputs.Found found = behind(Resource.class);

    assertThat(found.request()).isTrue();
    assertThat(found.headers()).containsExactly(reader(HttpHeaders.class, Deeper.class));
  }

  @Test
  void beans_are_found_through_the_interfaces_they_are_injected_as() {
    beans.bean(Adapter.class, HttpSession.class);
    beans.foundBy(Port.class, Adapter.class);
    beans.bean(Resource.class, Port.class);

    assertThat(behind(Resource.class).personal())
        .containsExactly(reader(HttpSession.class, Adapter.class));
  }

  @Test
  void beans_that_need_one_another_are_looked_at_once() {
    beans.bean(Resource.class, Service.class);
    beans.bean(Service.class, Resource.class, Principal.class);

    assertThat(behind(Resource.class).personal())
        .containsExactly(reader(Principal.class, Service.class));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        SecurityContext.class,
        jakarta.security.enterprise.SecurityContext.class,
        Principal.class,
        Token.class,
        HttpSession.class
      })
  void what_belongs_to_one_visitor_is_told_by_name_and_place(Class<?> type) {
    beans.bean(Resource.class, type);

    assertThat(behind(Resource.class).personal()).containsExactly(reader(type, Resource.class));
  }

  @Test
  void what_is_personal_does_not_count_as_the_request() {
    beans.bean(Resource.class, Principal.class);

    assertThat(behind(Resource.class).request()).isFalse();
  }

  @Test
  void types_of_this_library_and_of_the_platform_are_not_looked_into() {
    beans.bean(Resource.class, IsrContext.class, String.class);
    beans.bean(IsrContext.class, UriInfo.class);
    beans.bean(String.class, UriInfo.class);

    assertThat(behind(Resource.class).request()).isFalse();
  }

  @Test
  void contexts_that_parameters_declare_count_for_the_resource() {
    assertThat(behind(Resource.class, HttpHeaders.class).headers())
        .containsExactly(reader(HttpHeaders.class, Resource.class));
  }

  @Test
  void context_fields_of_beans_and_their_superclasses_count() {
    beans.bean(Resource.class, Service.class);
    beans.bean(Service.class, Inherits.class);
    beans.bean(Inherits.class);

    assertThat(behind(Resource.class).request()).isTrue();
  }

  @Test
  void what_an_instance_hands_out_counts() {
    beans.bean(Resource.class, instanceOf(UriInfo.class));

    assertThat(behind(Resource.class).request()).isTrue();
  }

  @Test
  void what_is_injected_into_what_an_instance_hands_out_counts() {
    beans.bean(Resource.class, instanceOf(instanceOf(Service.class)));
    beans.bean(Service.class, instanceOf(HttpSession.class), UriInfo.class);

    ReachableInputs.Found found = behind(Resource.class);

    assertThat(found.request()).isTrue();
    assertThat(found.personal()).containsExactly(reader(HttpSession.class, Service.class));
  }

  private static Type instanceOf(Type type) {
    return FakeProxy.of(ParameterizedType.class)
        .with("getRawType", Instance.class)
        .with("getActualTypeArguments", new Type[] {type})
        .make();
  }

  @Test
  void without_cdi_the_resource_is_looked_at_alone() {
    ReachableInputs alone = new ReachableInputs(null);

    assertThat(alone.behind(Inherits.class, Set.of()).request()).isTrue();
    assertThat(alone.behind(Resource.class, Set.of(Principal.class)).personal()).hasSize(1);
  }
}
