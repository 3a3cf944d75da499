package org.freshet.essentials.config;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceMethodsTest {

  private final ResourceMethods methods =
      ResourceMethods.of(List.of(Books.class, FirstBooks.class, Inherited.class));

  @Test
  void a_path_leads_to_the_method_with_the_longest_template_that_it_ends_with() {
    assertThat(found("GET", "/api/books/{id}")).isEqualTo("Books#get");
    assertThat(found("GET", "/api/v1/books/{id}")).isEqualTo("FirstBooks#get");
    assertThat(found("GET", "/books/{isbn}")).isEqualTo("Books#get");
    assertThat(found("POST", "/api/books")).isEqualTo("Books#add");
  }

  @Test
  void expressions_and_names_of_variables_make_no_difference() {
    assertThat(found("GET", "/api/books/{number}/pages/{page}")).isEqualTo("Books#page");
  }

  @Test
  void annotations_may_stand_on_what_is_implemented() {
    assertThat(found("GET", "/api/inherited/all")).isEqualTo("Inherited#all");
  }

  @Test
  void what_is_no_method_of_these_is_not_found() {
    assertThat(methods.find("DELETE", "/api/books/{id}")).isNull();
    assertThat(methods.find("GET", "/api/notebooks/{id}")).isNull();
    assertThat(methods.find("GET", "/api/books/{id}/more")).isNull();
  }

  private String found(String http, String path) {
    ResourceMethods.ResourceMethod found = methods.find(http, path);
    assertThat(found).as(path).isNotNull();
    return found.type().getSimpleName() + "#" + found.method().getName();
  }

  @Path("/books")
  static class Books {

    @GET
    @Path("{id}")
    public String get(@PathParam("id") String id) {
      return id;
    }

    @GET
    @Path("{id}/pages/{page: [0-9]{1,3}}")
    public String page() {
      return "";
    }

    @POST
    public void add(String body) {}
  }

  @Path("v1/books/")
  static class FirstBooks {

    @GET
    @Path("{id}")
    public String get() {
      return "";
    }
  }

  interface All {

    @GET
    @Path("all")
    String all();
  }

  @Path("inherited")
  static class Inherited implements All {

    @Override
    public String all() {
      return "";
    }
  }
}
