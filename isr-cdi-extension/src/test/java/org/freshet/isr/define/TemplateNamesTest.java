package org.freshet.isr.define;

import static org.assertj.core.api.Assertions.assertThat;
import static org.freshet.isr.define.Definitions.site;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.Tag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the names in a template may be, and where their values come from. */
class TemplateNamesTest {

  private final Definitions definitions = new Definitions();

  private @Nullable List<Tag> tags(Class<?> resource, FakeInputs inputs, @Nullable Object result) {
    return definitions.read(resource).tags().resolve(inputs, result);
  }

  private void assertRefused(Class<?> resource, String signature, String rule) {
    assertThat(definitions.problems(resource))
        .containsExactly("ISR0012: " + site(resource, signature) + ": " + rule);
  }

  public static final class Category {
    private final long id;

    Category(long id) {
      this.id = id;
    }

    public long getId() {
      return id;
    }
  }

  public record Post(long id, @Nullable Category category, Map<String, String> extra) {}

  @Nested
  class A_parameter {

    @Path("{shop}/posts")
    public static class Named {
      @GET
      @Path("{id}")
      @Isr(
          tags = {
            "path:{id}",
            "shop:{shop}",
            "query:{page}",
            "matrix:{lang}",
            "header:{X-Tenant}",
            "method:{number}-{tenant}"
          })
      public String get(
          @PathParam("id") long number,
          @QueryParam("page") String page,
          @MatrixParam("lang") String language,
          @HeaderParam("X-Tenant") String tenant) {
        return "";
      }
    }

    @Test
    void is_named_as_in_the_request_or_as_in_the_method() {
      FakeInputs inputs =
          new FakeInputs()
              .path("id", "7")
              .path("shop", "toys")
              .query("page", "2", "3")
              .matrix("lang", "de")
              .sends("X-Tenant", "acme");

      assertThat(tags(Named.class, inputs, null))
          .containsExactlyInAnyOrder(
              Tag.of("path", 7),
              Tag.of("shop", "toys"),
              Tag.of("query", 2),
              Tag.of("matrix", "de"),
              Tag.of("header", "acme"),
              Tag.of("method", "7-acme"));
    }

    @Test
    void without_a_value_leaves_the_response_without_tags() {
      FakeInputs inputs =
          new FakeInputs().path("id", "7").path("shop", "toys").query("page").matrix("lang", "de");

      assertThat(tags(Named.class, inputs, null)).isNull();
    }

    @Path("posts")
    public static class WithDefaults {
      @GET
      @Isr(tags = {"page:{page}", "lang:{lang}", "tenant:{tenant}"})
      public String get(
          @DefaultValue("1") @QueryParam("page") int page,
          @DefaultValue("en") @MatrixParam("lang") String lang,
          @DefaultValue("none") @HeaderParam("X-Tenant") String tenant) {
        return "";
      }
    }

    @Test
    void that_is_absent_or_empty_has_its_default() {
      FakeInputs inputs = new FakeInputs().query("page", "").sends("X-Tenant", "");

      assertThat(tags(WithDefaults.class, inputs, null))
          .containsExactlyInAnyOrder(
              Tag.of("page", 1), Tag.of("lang", "en"), Tag.of("tenant", "none"));
    }

    @Path("posts")
    public static class WithFields {
      @PathParam("id")
      long number;

      private String sort;

      public WithFields(@QueryParam("page") String page) {}

      @MatrixParam("sort")
      public void setSort(String sort) {
        this.sort = sort;
      }

      @GET
      @Path("{id}")
      @Isr(tags = {"post:{number}", "page:{page}", "sort:{sort}"})
      public String get() {
        return sort;
      }
    }

    @Test
    void may_be_a_field_a_setter_or_of_the_constructor() {
      FakeInputs inputs = new FakeInputs().path("id", "7").query("page", "2").matrix("sort", "up");

      assertThat(tags(WithFields.class, inputs, null))
          .containsExactlyInAnyOrder(Tag.of("post", 7), Tag.of("page", 2), Tag.of("sort", "up"));
    }

    public static class Paging {
      @DefaultValue("1")
      @QueryParam("page")
      int number;
    }

    public static class Search extends Paging {
      @QueryParam("q")
      String words;

      @BeanParam Nested nested;

      public static class Nested {
        @HeaderParam("X-Tenant")
        String tenant;

        @BeanParam Search again;
      }
    }

    @Path("posts")
    public static class WithBeans {
      @GET
      @Isr(tags = {"page:{number}", "search:{words}", "tenant:{tenant}"})
      public String get(@BeanParam Search search) {
        return "";
      }
    }

    @Test
    void may_stand_in_a_bean_within_a_bean_and_in_its_superclass() {
      FakeInputs inputs = new FakeInputs().query("q", "momo").sends("X-Tenant", "acme");

      assertThat(tags(WithBeans.class, inputs, null))
          .containsExactlyInAnyOrder(
              Tag.of("page", 1), Tag.of("search", "momo"), Tag.of("tenant", "acme"));
    }
  }

  @Nested
  class A_path_variable {

    @Path("shops/{shop: [a-z]+}")
    public static class Undeclared {
      @GET
      @Path("{ year : \\d{4}}-{month:\\d{2}}/{slug}.{ext}")
      @Isr(tags = {"year:{shop}/{year}", "month:{month}", "page:{slug}.{ext}"})
      public String get() {
        return "";
      }
    }

    @Test
    void need_not_be_a_parameter_and_may_have_an_expression() {
      FakeInputs inputs =
          new FakeInputs()
              .path("shop", "toys")
              .path("year", "2026")
              .path("month", "01")
              .path("slug", "hello")
              .path("ext", "html");

      assertThat(tags(Undeclared.class, inputs, null))
          .containsExactlyInAnyOrder(
              Tag.of("year", "toys/2026"), Tag.of("month", "01"), Tag.of("page", "hello.html"));
    }

    @Path("posts/{id: [0-9]{1,3}}")
    public static class Quantified {
      @GET
      @Isr(tags = "post:{1}")
      public String get() {
        return "";
      }
    }

    @Test
    void is_no_number_of_an_expression() {
      assertRefused(
          Quantified.class,
          "get()",
          "template 'post:{1}' names '1', must be a path, query or method parameter, or a property"
              + " of result");
    }

    public static class SubResource {
      @GET
      @Path("{comment}")
      @Isr(tags = "comment:{post}/{comment}")
      public String get() {
        return "";
      }
    }

    @Test
    void of_a_locator_is_taken_for_granted_in_a_sub_resource() {
      assertThat(
              tags(SubResource.class, new FakeInputs().path("post", "7").path("comment", "1"), ""))
          .containsExactly(Tag.of("comment", "7/1"));
    }

    @Path("posts/{id}")
    public interface Rooted {}

    public static class RootedByInterface implements Rooted {
      @GET
      @Isr(tags = "post:{id}")
      public String get() {
        return "";
      }
    }

    public static class RootedBySuperclass extends RootedByInterface {}

    @ParameterizedTest
    @ValueSource(classes = {RootedByInterface.class, RootedBySuperclass.class})
    void may_stand_on_a_supertype(Class<?> resource) {
      assertThat(tags(resource, new FakeInputs().path("id", "7"), ""))
          .containsExactly(Tag.of("post", 7));
    }
  }

  @Nested
  class A_name_that_does_not_exist {

    @Path("posts")
    public static class Unknown {
      @GET
      @Path("{id}")
      @Isr(tags = "post:{identity}")
      public String get(@PathParam("id") long id, String unannotated) {
        return "";
      }
    }

    @Test
    void is_refused() {
      assertRefused(
          Unknown.class,
          "get(long, String)",
          "template 'post:{identity}' names 'identity', must be a path, query or method parameter,"
              + " or a property of result");
    }

    @Path("posts")
    public static class Malformed {
      @GET
      @Isr(tags = "post:{id")
      public String get() {
        return "";
      }
    }

    @Test
    void is_told_from_a_malformed_template() {
      assertRefused(
          Malformed.class,
          "get()",
          "template 'post:{id' must name something between each '{' and its '}'");
    }

    @Path("posts")
    public static class NoTag {
      @GET
      @Isr(tags = "")
      public String get() {
        return "";
      }
    }

    @Test
    void is_told_from_a_text_that_is_no_tag() {
      assertThat(definitions.problems(NoTag.class))
          .singleElement()
          .asString()
          .startsWith("ISR0012: " + site(NoTag.class, "get()") + ": ");
    }
  }

  @Nested
  class A_property_of_the_result {

    @Path("posts")
    public static class Read {
      @GET
      @Isr(tags = {"post:{result.id}", "category:{result.category.id}", "e:{result.extra.isbn}"})
      public Post get() {
        return new Post(0, null, Map.of());
      }
    }

    @Test
    void is_read_by_component_getter_and_key() {
      Post post = new Post(7, new Category(3), Map.of("isbn", "978"));

      assertThat(tags(Read.class, new FakeInputs(), post))
          .containsExactlyInAnyOrder(Tag.of("post", 7), Tag.of("category", 3), Tag.of("e", "978"));
    }

    @Test
    void that_is_null_or_missing_leaves_the_response_without_tags() {
      assertThat(tags(Read.class, new FakeInputs(), null)).isNull();
      assertThat(tags(Read.class, new FakeInputs(), new Post(7, null, Map.of("isbn", "9"))))
          .isNull();
      assertThat(tags(Read.class, new FakeInputs(), new Post(7, new Category(3), Map.of())))
          .isNull();
    }

    @Path("names")
    public static class Itself {
      @GET
      @Isr(tags = "name:{result}")
      public String get() {
        return "";
      }
    }

    @Test
    void may_be_the_result_itself() {
      assertThat(tags(Itself.class, new FakeInputs(), "momo"))
          .containsExactly(Tag.of("name", "momo"));
    }

    @Path("posts")
    public static class Wrong {
      @GET
      @Isr(tags = "category:{result.category.name}")
      public Post get() {
        return new Post(0, null, Map.of());
      }
    }

    @Test
    void that_does_not_exist_is_refused() {
      assertRefused(
          Wrong.class,
          "get()",
          "template 'category:{result.category.name}' names 'name', which "
              + Category.class.getName()
              + " lacks");
    }

    @Path("posts")
    public static class OfNumber {
      @GET
      @Isr(tags = "post:{result.id.value}")
      public Post get() {
        return new Post(0, null, Map.of());
      }
    }

    @Test
    void of_a_number_is_refused() {
      assertRefused(
          OfNumber.class,
          "get()",
          "template 'post:{result.id.value}' names 'value', which long lacks");
    }

    @Path("posts")
    public static class OfArray {
      @GET
      @Isr(tags = "post:{result.id}")
      public Post[] get() {
        return new Post[0];
      }
    }

    @Path("posts")
    public static class OfOptional {
      @GET
      @Isr(tags = "post:{result.id}")
      public Optional<Post> get() {
        return Optional.empty();
      }
    }

    @ParameterizedTest
    @ValueSource(classes = {OfArray.class, OfOptional.class})
    void of_what_only_holds_results_is_refused(Class<?> resource) {
      assertThat(definitions.problems(resource))
          .singleElement()
          .asString()
          .contains("names 'id', which ");
    }

    @Path("posts")
    public static class Nameless {
      @GET
      @Isr(tags = "post:{result.}")
      public Post get() {
        return new Post(0, null, Map.of());
      }
    }

    @Test
    void without_a_name_is_refused() {
      assertRefused(
          Nameless.class,
          "get()",
          "template 'post:{result.}' names '', which " + Post.class.getName() + " lacks");
    }

    @Path("posts")
    public static class Responded {
      @GET
      @Isr(tags = "post:{result.id}")
      public Response get() {
        throw new UnsupportedOperationException();
      }
    }

    @Path("posts")
    public static class Promised {
      @GET
      @Isr(tags = "post:{result.id}")
      public CompletionStage<Post> get() {
        return new CompletableFuture<>();
      }
    }

    @Path("posts")
    public static class Promising {
      @GET
      @Isr(tags = "post:{result.id}")
      public CompletableFuture<Post> get() {
        return new CompletableFuture<>();
      }
    }

    @Path("posts")
    public static class Untyped {
      @GET
      @Isr(tags = "post:{result.id}")
      public Object get() {
        return new Object();
      }
    }

    @Path("posts")
    public static class Mapped {
      @GET
      @Isr(tags = "post:{result.id}")
      public Map<String, Object> get() {
        return Map.of();
      }
    }

    @Path("posts")
    public static class Abstract {
      @GET
      @Isr(tags = "post:{result.id}")
      public Number get() {
        return 1;
      }
    }

    @Path("posts")
    public static class Listed {
      @GET
      @Isr(tags = "post:{result.id}")
      public List<Post> get() {
        return List.of();
      }
    }

    @ParameterizedTest
    @ValueSource(
        classes = {
          Responded.class,
          Promised.class,
          Promising.class,
          Untyped.class,
          Mapped.class,
          Abstract.class,
          Listed.class
        })
    void of_a_type_that_only_the_run_time_knows_is_left_to_it(Class<?> resource) {
      assertThat(tags(resource, new FakeInputs(), new Post(7, null, Map.of())))
          .containsExactly(Tag.of("post", 7));
    }

    @Path("posts")
    public static class Shadowed {
      @GET
      @Isr(tags = "post:{result}")
      public Post get(@QueryParam("result") String filter) {
        return new Post(0, null, Map.of());
      }
    }

    @Test
    void gives_way_to_a_parameter_of_that_name() {
      assertThat(tags(Shadowed.class, new FakeInputs().query("result", "best"), "x"))
          .containsExactly(Tag.of("post", "best"));
    }
  }
}
