package org.freshet.essentials.describe;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InputTest {

  private static Input of(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name) && !method.isBridge())
        .map(method -> Input.of(type, method))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void only_texts_and_what_comes_from_elsewhere_can_be_nothing_wrong() {
    assertThat(of(Books.class, "plain")).isEqualTo(new Input(false, false, false));
  }

  @Test
  void a_number_may_be_none() {
    assertThat(of(Books.class, "number")).isEqualTo(new Input(false, true, false));
  }

  @Test
  void constraints_are_seen_on_parameters_in_beans_and_on_the_body() {
    assertThat(of(Books.class, "constrained")).isEqualTo(new Input(true, false, false));
    assertThat(of(Books.class, "bean")).isEqualTo(new Input(true, true, false));
    assertThat(of(Books.class, "body")).isEqualTo(new Input(true, false, true));
  }

  @Test
  void what_is_implemented_says_which_parameter_is_which() {
    assertThat(of(Implemented.class, "get")).isEqualTo(new Input(false, true, false));
  }

  @Path("books")
  static class Books {

    @GET
    public String plain(@QueryParam("q") String q, @Context UriInfo uri) {
      return q;
    }

    @GET
    public String number(@PathParam("id") long id) {
      return "" + id;
    }

    @GET
    public String constrained(@QueryParam("q") @NotBlank String q) {
      return q;
    }

    @GET
    public String bean(@BeanParam Paging paging) {
      return "";
    }

    @POST
    public void body(@Valid Paging paging) {}
  }

  static class Paging {

    @QueryParam("page")
    @Min(1)
    int page;
  }

  interface Contract {

    @GET
    String get(@PathParam("id") int id);
  }

  @Path("implemented")
  static class Implemented implements Contract {

    @Override
    public String get(int id) {
      return "" + id;
    }
  }
}
