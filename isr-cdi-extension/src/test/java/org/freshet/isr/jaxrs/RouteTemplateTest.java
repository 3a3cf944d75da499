package org.freshet.isr.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RouteTemplateTest {

  @Path("posts")
  interface Posts {

    @Path("{id}/")
    String get(long id);
  }

  static class StoredPosts implements Posts {

    @Override
    public String get(long id) {
      return "";
    }

    public String list() {
      return "";
    }
  }

  @Path("/pages/")
  static class Pages {

    @Path("/{path: .*}")
    public String page(String path) {
      return path;
    }
  }

  static class Below {

    @Path("comments")
    public String comments() {
      return "";
    }
  }

  private static String template(Class<?> resource, String method) {
    return RouteTemplate.of(
        resource,
        Arrays.stream(resource.getDeclaredMethods())
            .filter(found -> found.getName().equals(method))
            .findFirst()
            .orElseThrow());
  }

  @Test
  void class_and_method_are_joined_by_one_slash() {
    assertThat(template(Pages.class, "page")).isEqualTo("/pages/{path: .*}");
  }

  @Test
  void what_an_interface_says_is_inherited() {
    assertThat(template(StoredPosts.class, "get")).isEqualTo("/posts/{id}");
  }

  @Test
  void a_method_without_a_path_answers_for_its_class() {
    assertThat(template(StoredPosts.class, "list")).isEqualTo("/posts");
  }

  @Test
  void what_a_locator_returns_has_the_path_of_its_method_only() {
    assertThat(template(Below.class, "comments")).isEqualTo("/comments");
  }
}
