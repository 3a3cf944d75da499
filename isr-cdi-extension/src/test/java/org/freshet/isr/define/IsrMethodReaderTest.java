package org.freshet.isr.define;

import static org.assertj.core.api.Assertions.assertThat;
import static org.freshet.isr.define.Definitions.site;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagResolver;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.config.Problems;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where {@code @Isr} may stand, and what is read of it. */
class IsrMethodReaderTest {

  private final Definitions definitions = new Definitions();

  @Path("posts")
  public static class Posts {
    @GET
    @Path("{id}")
    @Isr(sMaxAge = 60, maxAge = 5)
    public String get(@PathParam("id") long id) {
      return "";
    }
  }

  @Test
  void a_method_is_named_by_site_and_route() {
    IsrMethod method = definitions.read(Posts.class);

    assertThat(method.site()).isEqualTo(site(Posts.class, "get(long)"));
    assertThat(method.route()).isEqualTo(Posts.class.getName() + ".get");
    assertThat(method.lifetimes()).isEqualTo(new Lifetimes(5, 60, 3600, 86400));
  }

  @Test
  void a_method_can_be_configured_by_the_name_of_its_class() {
    String key = Posts.class.getName() + "/get/Isr/sMaxAge";

    assertThat(definitions.with(FakeConfig.of(key, "7")).read(Posts.class).lifetimes().sMaxAge())
        .isEqualTo(7);
  }

  @Test
  void a_method_that_is_switched_off_is_none() {
    String key = Posts.class.getName() + "/Isr/enabled";

    assertThat(definitions.with(FakeConfig.of(key, "false")).find(Posts.class)).isNull();
    assertThat(definitions.problems(Posts.class)).isEmpty();
  }

  @Path("answered")
  public static class Answered {
    @Context HttpHeaders headers;
    @Context SecurityContext visitor;

    @GET
    @Isr(freshness = Isr.Freshness.RESPONSE, vary = "X-Tenant")
    public String get(@HeaderParam("X-Unit") String unit, @CookieParam("a") String cookie) {
      return "";
    }

    @GET
    @Path("some")
    @Isr(freshness = Isr.Freshness.RESPONSE, query = "page")
    public String some(@QueryParam("size") int size) {
      return "";
    }
  }

  @Test
  void whose_responses_speak_for_themselves_may_read_whatever_they_name() {
    assertThat(definitions.problems(Answered.class)).isEmpty();
  }

  @Test
  void whose_responses_speak_for_themselves_are_selected_by_the_whole_query() {
    IsrMethod method = definitions.read(Answered.class);

    assertThat(method.freshness()).isEqualTo(Isr.Freshness.RESPONSE);
    assertThat(method.inputs().wholeQuery()).isTrue();
    assertThat(method.inputs().headers()).containsExactly("x-tenant", "x-unit");
  }

  @Nested
  class A_place {

    @Path("plain")
    public static class Plain {
      @GET
      public String get() {
        return "";
      }
    }

    @Test
    void without_the_annotation_is_none_of_our_business() {
      assertThat(definitions.find(Plain.class)).isNull();
      assertThat(definitions.problems(Plain.class)).isEmpty();
    }

    @Path("posts")
    public static class OnPost {
      @POST
      @Isr
      public String add(String body) {
        return body;
      }
    }

    @Test
    void on_a_post_is_refused() {
      assertThat(definitions.problems(OnPost.class))
          .containsExactly(
              "ISR0011: "
                  + site(OnPost.class, "add(String)")
                  + ": stands on a method that is not @GET, must be on a @GET");
    }

    @Path("posts")
    public static class OnLocator {
      @Path("{id}")
      @Isr
      public Plain locate(@PathParam("id") long id) {
        return new Plain();
      }
    }

    @Test
    void on_a_sub_resource_locator_is_refused() {
      assertThat(definitions.problems(OnLocator.class))
          .containsExactly(
              "ISR0011: "
                  + site(OnLocator.class, "locate(long)")
                  + ": stands on a method that is not @GET, must be on a @GET");
    }

    @Isr(sMaxAge = 9)
    @Path("posts")
    public static class OnClass {
      @GET
      public String get() {
        return "";
      }

      @GET
      @Path("own")
      @Isr(sMaxAge = 8)
      public String own() {
        return "";
      }

      @POST
      public String post() {
        return "";
      }

      @DELETE
      public void delete() {}

      public String helper() {
        return "";
      }
    }

    @Test
    void on_a_class_concerns_its_gets_alone() {
      assertThat(definitions.read(OnClass.class).lifetimes().sMaxAge()).isEqualTo(9);
      assertThat(definitions.problems(OnClass.class)).isEmpty();
      assertThat(read(OnClass.class, "post")).isNull();
      assertThat(read(OnClass.class, "delete")).isNull();
      assertThat(read(OnClass.class, "helper")).isNull();
    }

    @Test
    void on_a_method_replaces_that_on_the_class() {
      assertThat(read(OnClass.class, "own").lifetimes().sMaxAge()).isEqualTo(8);
    }

    private IsrMethod read(Class<?> resource, String method) {
      return definitions
          .reader(new Problems())
          .read(resource, Definitions.method(resource, method));
    }

    public static class Inherits extends OnClass {}

    @Test
    void on_a_superclass_is_inherited() {
      assertThat(definitions.read(Inherits.class).lifetimes().sMaxAge()).isEqualTo(9);
      assertThat(definitions.read(Inherits.class).route())
          .isEqualTo(Inherits.class.getName() + ".get");
    }

    public interface Described {
      @GET
      @Path("{id}")
      @Isr(tags = "post:{id}", sMaxAge = 7)
      String get(@PathParam("id") long id);
    }

    @Path("posts")
    public static class Implements implements Described {
      @Override
      public String get(long number) {
        return "";
      }
    }

    @Test
    void on_the_method_of_an_interface_is_found() {
      IsrMethod method = definitions.read(Implements.class);

      assertThat(method.lifetimes().sMaxAge()).isEqualTo(7);
      assertThat(method.tags().resolve(new FakeInputs().path("id", "3"), null))
          .containsExactly(Tag.of("post", 3));
    }

    @Path("posts")
    public static class Overrides extends Posts {
      @Override
      public String get(long number) {
        return "";
      }
    }

    @Test
    void on_the_overridden_method_of_a_superclass_is_found() {
      assertThat(definitions.read(Overrides.class).lifetimes().sMaxAge()).isEqualTo(60);
    }

    @Path("posts")
    public static class ImplementsWithOwn implements Described {
      @Override
      @Isr(sMaxAge = 6)
      public String get(long id) {
        return "";
      }
    }

    @Test
    void on_the_implementing_method_replaces_that_of_the_interface() {
      assertThat(definitions.read(ImplementsWithOwn.class).lifetimes().sMaxAge()).isEqualTo(6);
    }
  }

  @Nested
  class What_never_ends_or_returns_nothing {

    @Path("events")
    public static class Events {
      @GET
      @Isr
      public String get(@Context SseEventSink sink) {
        return "";
      }
    }

    @Test
    void an_event_stream_is_refused() {
      assertThat(definitions.problems(Events.class))
          .containsExactly(
              "ISR0011: "
                  + site(Events.class, "get(SseEventSink)")
                  + ": stands on an event stream, must be on a method that ends");
    }

    @Path("events")
    public static class VoidEvents {
      @GET
      @Isr
      public void get(@Context SseEventSink sink) {}
    }

    @Test
    void an_event_stream_that_returns_nothing_is_refused_for_both() {
      assertThat(definitions.problems(VoidEvents.class)).hasSize(2);
    }

    @Path("nothing")
    public static class Nothing {
      @GET
      @Isr
      public void get() {}
    }

    @Test
    void a_method_without_a_result_is_refused() {
      assertThat(definitions.problems(Nothing.class))
          .containsExactly(
              "ISR0011: "
                  + site(Nothing.class, "get()")
                  + ": stands on a method that returns nothing");
    }

    @Path("later")
    public static class Later {
      @GET
      @Isr
      public void get(@Suspended AsyncResponse response) {}
    }

    @Test
    void a_method_that_answers_later_may_return_nothing() {
      assertThat(definitions.read(Later.class).site())
          .isEqualTo(site(Later.class, "get(AsyncResponse)"));
    }
  }

  @Nested
  class A_tag_resolver {

    public static final class Popular implements TagResolver {
      @Override
      public Set<Tag> tags(Answered response) {
        return Set.of(Tag.of("popular"));
      }
    }

    @Path("popular")
    public static class Resolved {
      @GET
      @Isr(tags = "posts", tagResolver = Popular.class)
      public String get() {
        return "";
      }
    }

    @Test
    void adds_to_the_tags_of_templates() {
      assertThat(definitions.read(Resolved.class).tags().resolve(new FakeInputs(), ""))
          .containsExactlyInAnyOrder(Tag.of("posts"), Tag.of("popular"));
    }

    public abstract static class Unmakeable implements TagResolver {}

    @Path("popular")
    public static class Unresolved {
      @GET
      @Isr(tagResolver = Unmakeable.class)
      public String get() {
        return "";
      }
    }

    @Test
    void that_cannot_be_made_is_refused() {
      assertThat(definitions.problems(Unresolved.class))
          .containsExactly(
              "ISR0015: "
                  + site(Unresolved.class, "get()")
                  + ": tagResolver "
                  + Unmakeable.class.getName()
                  + " must be a bean or have a public constructor without parameters");
    }
  }

  @Nested
  class Negotiation {

    @Path("a")
    public static class OneType {
      @GET
      @Isr
      @Produces("application/json")
      public String get() {
        return "";
      }
    }

    @Test
    void is_none_with_one_type() {
      IsrMethod method = definitions.read(OneType.class);

      assertThat(method.negotiated()).isFalse();
      assertThat(method.produces()).asString().contains("application/json");
    }

    @Path("a")
    public static class TwoTypes {
      @GET
      @Isr
      @Produces({"application/json", "text/html"})
      public String get() {
        return "";
      }
    }

    @Path("a")
    public static class TwoTypesInOneText {
      @GET
      @Isr
      @Produces("application/json, text/html")
      public String get() {
        return "";
      }
    }

    @ParameterizedTest
    @ValueSource(classes = {TwoTypes.class, TwoTypesInOneText.class})
    void takes_place_between_several_types(Class<?> resource) {
      assertThat(definitions.read(resource).negotiated()).isTrue();
      assertThat(definitions.read(resource).produces()).hasSize(2);
    }

    @Path("a")
    public static class NoType {
      @GET
      @Isr
      public String get() {
        return "";
      }
    }

    @Test
    void takes_place_where_no_type_is_named() {
      assertThat(definitions.read(NoType.class).negotiated()).isTrue();
      assertThat(definitions.read(NoType.class).produces()).isEmpty();
    }

    @Path("a")
    public static class AnyType {
      @GET
      @Isr
      @Produces("*/*")
      public String get() {
        return "";
      }
    }

    @Path("a")
    public static class AnyText {
      @GET
      @Isr
      @Produces("text/*")
      public String get() {
        return "";
      }
    }

    @ParameterizedTest
    @ValueSource(classes = {AnyType.class, AnyText.class})
    void takes_place_where_types_are_not_fixed(Class<?> resource) {
      assertThat(definitions.read(resource).negotiated()).isTrue();
    }

    @Path("a")
    public static class Siblings {
      @GET
      @Path("{id}")
      @Isr
      @Produces("application/json")
      public String get(@PathParam("id") long id) {
        return "";
      }

      @GET
      @Path("/{name}/")
      @Produces("text/html")
      public String page(@PathParam("name") String name) {
        return "";
      }
    }

    @Test
    void takes_place_between_methods_of_one_path() {
      assertThat(definitions.read(Siblings.class).negotiated()).isTrue();
    }

    @Path("a")
    public static class Others {
      @GET
      @Path("{id}")
      @Isr
      @Produces("application/json")
      public String get(@PathParam("id") long id) {
        return "";
      }

      @GET
      @Path("{id}/page")
      @Produces("text/html")
      public String page(@PathParam("id") long id) {
        return "";
      }

      @POST
      @Path("{id}")
      @Produces("text/plain")
      public String post(@PathParam("id") long id) {
        return "";
      }
    }

    @Test
    void does_not_take_place_between_other_paths_and_methods() {
      assertThat(definitions.read(Others.class).negotiated()).isFalse();
    }

    @Path("a")
    @Produces("text/html")
    public static class OfClass {
      @GET
      @Isr
      public String get() {
        return "";
      }
    }

    @Test
    void knows_the_type_of_the_class() {
      assertThat(definitions.read(OfClass.class).negotiated()).isFalse();
    }

    @Produces("text/html")
    public interface Typed {
      @GET
      @Isr
      String get();
    }

    @Path("a")
    public static class OfInterface implements Typed {
      @Override
      public String get() {
        return "";
      }
    }

    @Test
    void knows_the_type_of_the_interface() {
      assertThat(definitions.read(OfInterface.class).negotiated()).isFalse();
    }
  }

  @Nested
  class Security {

    @Path("a")
    public static class Open {
      @GET
      @Isr
      public String get() {
        return "";
      }
    }

    @Path("a")
    @RolesAllowed("editor")
    public static class PermittedMethod {
      @GET
      @Isr
      @PermitAll
      public String get() {
        return "";
      }
    }

    @ParameterizedTest
    @ValueSource(classes = {Open.class, PermittedMethod.class})
    void does_not_guard_what_is_open_to_all(Class<?> resource) {
      assertThat(definitions.read(resource).secured()).isFalse();
    }

    @Path("a")
    public static class GuardedMethod {
      @GET
      @Isr
      @RolesAllowed("editor")
      public String get() {
        return "";
      }
    }

    @Path("a")
    @RolesAllowed("editor")
    public static class GuardedClass {
      @GET
      @Isr
      public String get() {
        return "";
      }
    }

    @Path("a")
    public static class DeniedMethod {
      @GET
      @Isr
      @DenyAll
      public String get() {
        return "";
      }
    }

    @Path("a")
    @DenyAll
    public static class DeniedClass {
      @GET
      @Isr
      public String get() {
        return "";
      }
    }

    @Path("a")
    @PermitAll
    public static class GuardedInPermittedClass {
      @GET
      @Isr
      @RolesAllowed("editor")
      public String get() {
        return "";
      }
    }

    public interface OpenlyDescribed {
      @GET
      @Isr
      @PermitAll
      String get();
    }

    @Path("a")
    public static class GuardedImplementation implements OpenlyDescribed {
      @Override
      @RolesAllowed("editor")
      public String get() {
        return "";
      }
    }

    @Path("a")
    public static class OfGuardedSuperclass extends GuardedClass {}

    @ParameterizedTest
    @ValueSource(
        classes = {
          GuardedMethod.class,
          GuardedClass.class,
          DeniedMethod.class,
          DeniedClass.class,
          GuardedInPermittedClass.class,
          GuardedImplementation.class,
          OfGuardedSuperclass.class
        })
    void guards_wherever_its_annotation_stands(Class<?> resource) {
      assertThat(definitions.read(resource).secured()).isTrue();
    }
  }

  @Nested
  class Several_problems {

    @Path("wrong")
    public static class Wrong {
      @GET
      @Isr(
          sMaxAge = -5,
          tags = {"post:{nobody}", "{id}", "a:{b"},
          vary = {"Cookie", "a b"},
          query = {"", "q"})
      public void get(@PathParam("id") long id) {}

      @POST
      @Isr
      public String post() {
        return "";
      }
    }

    @Test
    void of_one_class_are_reported_together_and_with_their_place() {
      List<String> problems = definitions.problems(Wrong.class);

      assertThat(problems)
          .extracting(problem -> problem.substring(0, 7))
          .containsExactlyInAnyOrder(
              "ISR0010", "ISR0011", "ISR0011", "ISR0012", "ISR0012", "ISR0012", "ISR0013",
              "ISR0013", "ISR0016");
      assertThat(problems)
          .allMatch(problem -> problem.contains(": @Isr on " + Wrong.class.getName() + "#"));
    }

    @Test
    void of_several_classes_are_reported_together() {
      assertThat(
              definitions.problems(
                  A_place.OnPost.class, A_tag_resolver.Unresolved.class, Wrong.class))
          .hasSize(11);
    }
  }
}
