package org.freshet.isr.define;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyPathTest {

  record Point(int x, @Nullable Point next) {}

  public static class Bean {
    public final String open = "field";
    private final String hidden = "hidden";

    public String getName() {
      return "getter";
    }

    public boolean isActive() {
      return true;
    }

    public String plain() {
      return "method";
    }

    public String getPlain() {
      return "never";
    }

    public static String getShared() {
      return "static";
    }

    public void getNothing() {}

    public String getWith(String argument) {
      return argument;
    }

    public String getBroken() {
      throw new IllegalStateException("broken");
    }

    String getPackaged() {
      return hidden;
    }
  }

  interface Named {
    String name();
  }

  abstract static class Abstract {}

  private static @Nullable Object read(@Nullable Object start, String... path) {
    return PropertyPath.read(start, List.of(path));
  }

  @Nested
  class Reading {

    @Test
    void an_empty_path_is_the_object_itself() {
      assertThat(read("text")).isEqualTo("text");
    }

    @Test
    void a_record_is_read_by_its_components() {
      assertThat(read(new Point(1, new Point(2, null)), "next", "x")).isEqualTo(2);
    }

    @Test
    void a_bean_is_read_by_getters_methods_and_fields() {
      assertThat(read(new Bean(), "name")).isEqualTo("getter");
      assertThat(read(new Bean(), "active")).isEqualTo(true);
      assertThat(read(new Bean(), "plain")).isEqualTo("method");
      assertThat(read(new Bean(), "open")).isEqualTo("field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hidden", "shared", "nothing", "with", "packaged", "class", "hashCode"})
    void what_is_no_property_is_null(String name) {
      assertThat(read(new Bean(), name)).isNull();
    }

    @Test
    void a_getter_that_throws_is_null() {
      assertThat(read(new Bean(), "broken")).isNull();
    }

    @Test
    void a_map_is_read_by_its_keys() {
      Map<String, Object> map = new HashMap<>();
      map.put("point", new Point(3, null));
      map.put("empty", null);

      assertThat(read(map, "point", "x")).isEqualTo(3);
      assertThat(read(map, "empty")).isNull();
      assertThat(read(map, "size")).isNull();
    }

    @Test
    void null_on_the_way_is_null_at_the_end() {
      assertThat(read(null, "x")).isNull();
      assertThat(read(new Point(1, null), "next", "x")).isNull();
    }

    @Test
    void an_implementation_that_is_hidden_is_read_through_what_it_implements() {
      Named named = () -> "lambda";

      assertThat(read(named, "name")).isEqualTo("lambda");
    }
  }

  @Nested
  class Types {

    @Test
    void are_those_of_components_getters_and_fields() {
      assertThat(PropertyPath.type(Point.class, "x")).isEqualTo(int.class);
      assertThat(PropertyPath.type(Point.class, "next")).isEqualTo(Point.class);
      assertThat(PropertyPath.type(Bean.class, "active")).isEqualTo(boolean.class);
      assertThat(PropertyPath.type(Bean.class, "open")).isEqualTo(String.class);
    }

    @Test
    void are_unknown_where_only_the_run_time_can_tell() {
      assertThat(PropertyPath.type(Object.class, "any")).isEqualTo(Object.class);
      assertThat(PropertyPath.type(HashMap.class, "any")).isEqualTo(Object.class);
      assertThat(PropertyPath.type(Named.class, "any")).isEqualTo(Object.class);
      assertThat(PropertyPath.type(Abstract.class, "any")).isEqualTo(Object.class);
    }

    @Test
    void are_known_of_an_interface_as_far_as_it_tells() {
      assertThat(PropertyPath.type(Named.class, "name")).isEqualTo(String.class);
    }

    @ParameterizedTest
    @ValueSource(classes = {Point.class, Bean.class, String.class, int.class, int[].class})
    void are_none_for_what_does_not_exist(Class<?> type) {
      assertThat(PropertyPath.type(type, "nowhere")).isNull();
    }
  }
}
