package org.freshet.isr.define;

import static org.assertj.core.api.Assertions.assertThat;
import static org.freshet.isr.define.Definitions.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.security.Principal;
import java.util.List;
import org.freshet.isr.api.Isr;
import org.freshet.isr.config.FakeConfig;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What selects between the responses of a method, and what must not. */
class DeclaredInputsTest {

  private final Definitions definitions = new Definitions();

  private DeclaredInputs inputs(Class<?> resource) {
    return definitions.read(resource).inputs();
  }

  private void assertRefused(Class<?> resource, String signature, String problem) {
    assertThat(definitions.problems(resource))
        .containsExactly(problem.replace("@", site(resource, signature)));
  }

  @Path("{id}")
  public static class Declares {
    @GET
    @Isr(vary = "X-Shop", query = "zoom")
    public String get(
        @PathParam("id") long id,
        @QueryParam("sort") String sort,
        @QueryParam("page") int page,
        @MatrixParam("lang") String lang,
        @HeaderParam("X-Tenant") String tenant,
        @BeanParam Filter filter) {
      return "";
    }
  }

  public static class Filter {
    @QueryParam("q")
    String words;
  }

  @Test
  void a_method_selects_by_what_it_declares() {
    assertThat(inputs(Declares.class))
        .isEqualTo(
            new DeclaredInputs(
                List.of("page", "q", "sort", "zoom"),
                false,
                List.of("lang"),
                false,
                List.of("x-shop", "x-tenant")));
  }

  @Path("a")
  public static class Nothing {
    @GET
    @Isr
    public String get() {
      return "";
    }
  }

  @Test
  void a_method_that_declares_nothing_selects_by_its_path_alone() {
    assertThat(inputs(Nothing.class))
        .isEqualTo(new DeclaredInputs(List.of(), false, List.of(), false, List.of()));
  }

  @Nested
  class Headers {

    @Path("a")
    @Produces("application/json")
    public static class ByAccept {
      @GET
      @Isr
      public String get(@HeaderParam("Accept") String accept) {
        return "";
      }
    }

    @Path("a")
    public static class ByAcceptInVary {
      @GET
      @Isr(vary = "Accept")
      public String get() {
        return "";
      }
    }

    @ParameterizedTest
    @ValueSource(classes = {ByAccept.class, ByAcceptInVary.class})
    void select_though_they_negotiate_if_the_method_reads_them_itself(Class<?> resource) {
      assertThat(inputs(resource).headers()).containsExactly("accept");
    }

    @Path("a")
    public static class Twice {
      @GET
      @Isr(vary = {"x-tenant", "X-TENANT"})
      public String get(@HeaderParam("X-Tenant") String tenant) {
        return "";
      }
    }

    @Test
    void select_once_however_they_are_written() {
      assertThat(inputs(Twice.class).headers()).containsExactly("x-tenant");
    }

    @Path("a")
    public static class ByCookie {
      @GET
      @Isr(vary = "Cookie")
      public String get() {
        return "";
      }
    }

    @Test
    void that_are_cookies_are_refused() {
      assertRefused(
          ByCookie.class,
          "get()",
          "ISR0013: @: selects by 'cookie', which is different for every visitor, must not");
    }

    @Path("a")
    public static class ByAuthorization {
      @GET
      @Isr
      public String get(@HeaderParam("Authorization") String credential) {
        return "";
      }
    }

    @Test
    void that_are_credentials_are_refused_as_a_parameter_too() {
      assertRefused(
          ByAuthorization.class,
          "get(String)",
          "ISR0013: @: selects by 'authorization', which is different for every visitor, must"
              + " not");
    }

    @Path("a")
    public static class ByAnything {
      @GET
      @Isr(vary = "*")
      public String get() {
        return "";
      }
    }

    @Test
    void cannot_be_all_headers() {
      assertRefused(
          ByAnything.class,
          "get()",
          "ISR0013: @: selects by '*', which is different for every visitor, must not");
    }

    @Path("a")
    public static class ByNoName {
      @GET
      @Isr(vary = {"", "a b", "ä", "a:b"})
      public String get() {
        return "";
      }
    }

    @Test
    void must_have_the_names_of_headers() {
      assertThat(definitions.problems(ByNoName.class))
          .hasSize(4)
          .allMatch(p -> p.matches("ISR0013: .*: vary '.*' must be a header name"));
    }

    @Test
    void can_be_configured() {
      String key = Nothing.class.getName() + "/get/Isr/vary";

      assertThat(definitions.with(FakeConfig.of(key, "X-Shop")).read(Nothing.class).inputs())
          .extracting(DeclaredInputs::headers)
          .isEqualTo(List.of("x-shop"));
    }
  }

  @Nested
  class Query_parameters {

    @Path("a")
    public static class WithoutName {
      @GET
      @Isr(query = {"page", " "})
      public String get() {
        return "";
      }
    }

    @Test
    void must_have_a_name() {
      assertRefused(
          WithoutName.class, "get()", "ISR0016: @: query has an empty name, must not be empty");
    }

    @Path("a")
    public static class ByContext {
      @GET
      @Isr
      public String get(@Context UriInfo uri) {
        return "";
      }
    }

    @Path("a")
    public static class ByContextField {
      @Context UriInfo uri;

      @GET
      @Isr
      public String get() {
        return "";
      }
    }

    public static class ContextBase {
      @Context HttpServletRequest request;
    }

    @Path("a")
    public static class ByInheritedField extends ContextBase {
      @GET
      @Isr
      public String get() {
        return "";
      }
    }

    @Path("a")
    public static class ByContextSetter {
      @Context
      public void setUri(UriInfo uri) {}

      @GET
      @Isr
      public String get() {
        return "";
      }
    }

    @Path("a")
    public static class ByContextConstructor {

      public ByContextConstructor(@Context UriInfo uri) {}

      @GET
      @Isr
      public String get() {
        return "";
      }
    }

    public static class Uri {
      @Context UriInfo uri;
    }

    @Path("a")
    public static class ByContextOfBean {
      @GET
      @Isr
      public String get(@BeanParam Uri uri) {
        return "";
      }
    }

    @ParameterizedTest
    @ValueSource(
        classes = {
          ByContext.class,
          ByContextField.class,
          ByInheritedField.class,
          ByContextSetter.class,
          ByContextConstructor.class,
          ByContextOfBean.class
        })
    void select_all_where_code_may_read_any(Class<?> resource) {
      assertThat(inputs(resource).wholeQuery()).isTrue();
      assertThat(inputs(resource).wholeMatrix()).isTrue();
    }

    @Path("a")
    public static class Promises {
      @Context UriInfo uri;

      @GET
      @Isr(query = "page")
      public String get() {
        return "";
      }
    }

    @Test
    void select_alone_where_the_method_names_those_it_reads() {
      assertThat(inputs(Promises.class).wholeQuery()).isFalse();
      assertThat(inputs(Promises.class).query()).containsExactly("page");
    }
  }

  @Nested
  class What_belongs_to_one_visitor {

    @Path("a")
    public static class ReadsCookie {
      @GET
      @Isr
      public String get(@CookieParam("basket") String basket) {
        return "";
      }
    }

    @Test
    void may_not_be_a_cookie() {
      assertRefused(
          ReadsCookie.class,
          "get(String)",
          "ISR0014: @: reads the cookie 'basket', which belongs to one visitor, must not");
    }

    public static class Basket {
      @CookieParam("basket")
      String id;
    }

    @Path("a")
    public static class ReadsCookieInBean {
      @BeanParam Basket basket;

      @GET
      @Isr
      public String get() {
        return "";
      }
    }

    @Test
    void may_not_be_a_cookie_in_a_bean() {
      assertRefused(
          ReadsCookieInBean.class,
          "get()",
          "ISR0014: @: reads the cookie 'basket', which belongs to one visitor, must not");
    }

    @Path("a")
    public static class ReadsSecurity {
      @GET
      @Isr
      public String get(@Context SecurityContext security) {
        return "";
      }
    }

    @Test
    void may_not_be_the_security_context() {
      assertRefused(
          ReadsSecurity.class,
          "get(SecurityContext)",
          "ISR0014: @: can read jakarta.ws.rs.core.SecurityContext (injected into "
              + ReadsSecurity.class.getName()
              + "), which belongs to one visitor, must not");
    }

    @Path("a")
    public static class ReadsPrincipal {
      @Context Principal principal;

      @GET
      @Isr
      public String get() {
        return "";
      }
    }

    @Path("a")
    public static class ReadsSession {
      @Context HttpSession session;

      @GET
      @Isr(vary = "X-Tenant", query = "page")
      public String get() {
        return "";
      }
    }

    @ParameterizedTest
    @ValueSource(classes = {ReadsPrincipal.class, ReadsSession.class})
    void may_not_be_principal_or_session(Class<?> resource) {
      assertThat(definitions.problems(resource))
          .singleElement()
          .asString()
          .startsWith("ISR0014: ")
          .endsWith(
              "(injected into "
                  + resource.getName()
                  + "), which belongs to one visitor,"
                  + " must not");
    }
  }

  @Nested
  class Parameters_that_do_not_select {

    @Path("a")
    public static class Names {
      @GET
      @Isr(query = "q")
      public String get(@Context UriInfo uri) {
        return "";
      }
    }

    @Path("a")
    public static class NamesAndSeesNoOthers {
      @GET
      @Isr(query = "q")
      public String get() {
        return "";
      }
    }

    @Path("a")
    public static class Servlet {
      @GET
      @Isr(query = "q")
      public String get(@Context HttpServletRequest request) {
        return "";
      }
    }

    @Test
    void may_be_seen_by_a_method_that_names_others() {
      assertThat(inputs(Names.class).seesAll()).isTrue();
      assertThat(inputs(Names.class).watched()).isFalse();
      assertThat(inputs(NamesAndSeesNoOthers.class).seesAll()).isFalse();
    }

    @Test
    void are_watched_with_all_headers_where_the_servlet_request_is_read() {
      assertThat(inputs(Servlet.class).seesAll()).isTrue();
      assertThat(inputs(Servlet.class).watched()).isTrue();
    }
  }

  @Nested
  class Raw_headers {

    @Path("a")
    public static class Unnamed {
      @GET
      @Isr
      public String get(@Context HttpHeaders headers) {
        return "";
      }
    }

    @Test
    void must_be_named() {
      assertRefused(
          Unnamed.class,
          "get(HttpHeaders)",
          "ISR0014: @: can read jakarta.ws.rs.core.HttpHeaders (injected into "
              + Unnamed.class.getName()
              + "), must name the headers it reads in vary");
    }

    @Path("a")
    public static class Chosen {
      @GET
      @Isr
      public String get(@Context Request request) {
        return "";
      }
    }

    @Test
    void must_be_named_where_a_variant_is_chosen_by_them() {
      assertRefused(
          Chosen.class,
          "get(Request)",
          "ISR0014: @: can read jakarta.ws.rs.core.Request (injected into "
              + Chosen.class.getName()
              + "), must name the headers it reads in vary");
    }

    @Path("a")
    public static class Named {
      @Context HttpHeaders headers;

      @GET
      @Isr(vary = "X-Tenant")
      public String get() {
        return "";
      }
    }

    @Test
    void that_are_named_select() {
      assertThat(inputs(Named.class).headers()).containsExactly("x-tenant");
    }
  }
}
