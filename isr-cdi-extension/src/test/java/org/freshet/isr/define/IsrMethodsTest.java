package org.freshet.isr.define;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.lang.reflect.Method;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.IsrDefinitionException;
import org.freshet.isr.config.Problems;
import org.junit.jupiter.api.Test;

class IsrMethodsTest {

  public interface Described {
    @GET
    @Path("{id}")
    @Isr(tags = "post:{id}")
    Object get(@PathParam("id") long id);

    @POST
    String post();
  }

  @Path("posts")
  public static class Posts implements Described {
    @Override
    public String get(long id) {
      return "";
    }

    @Override
    public String post() {
      return "";
    }
  }

  @Path("wrong")
  public static class Wrong {
    @GET
    @Isr(sMaxAge = 0)
    public String get() {
      return "";
    }
  }

  private int readers;
  private final Problems problems = new Problems();
  private final IsrMethods methods =
      new IsrMethods(
          reportedTo -> {
            readers++;
            return new Definitions().reader(reportedTo);
          });

  private static Method method(Class<?> resource, String name) {
    return Definitions.method(resource, name);
  }

  @Test
  void a_method_is_read_once() {
    IsrMethod first = methods.find(Posts.class, method(Posts.class, "get"));

    assertThat(first).isNotNull();
    assertThat(methods.find(Posts.class, method(Posts.class, "get"))).isSameAs(first);
    assertThat(readers).isEqualTo(1);
  }

  @Test
  void a_method_without_the_annotation_is_remembered_too() {
    assertThat(methods.find(Posts.class, method(Posts.class, "post"))).isNull();
    assertThat(methods.find(Posts.class, method(Posts.class, "post"))).isNull();
    assertThat(readers).isEqualTo(1);
  }

  @Test
  void a_method_is_the_same_whether_its_class_or_its_interface_hands_it_over() {
    IsrMethod byClass = methods.find(Posts.class, method(Posts.class, "get"));

    assertThat(methods.find(Posts.class, method(Described.class, "get"))).isSameAs(byClass);
  }

  @Test
  void all_methods_of_a_class_are_read_at_deployment() {
    methods.readAll(Posts.class, problems);

    assertThat(methods.find(Posts.class, method(Posts.class, "get"))).isNotNull();
    assertThat(readers).isEqualTo(1);
    assertThat(problems.found()).isEmpty();
  }

  @Test
  void problems_at_deployment_are_collected() {
    methods.readAll(Wrong.class, problems);

    assertThat(problems.found()).hasSize(1);
  }

  @Test
  void problems_at_the_first_request_are_thrown() {
    assertThatExceptionOfType(IsrDefinitionException.class)
        .isThrownBy(() -> methods.find(Wrong.class, method(Wrong.class, "get")))
        .withMessageContaining("ISR0010");
  }

  @Test
  void a_wrong_method_stays_wrong() {
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(IsrDefinitionException.class)
          .isThrownBy(() -> methods.find(Wrong.class, method(Wrong.class, "get")));
    }
  }
}
