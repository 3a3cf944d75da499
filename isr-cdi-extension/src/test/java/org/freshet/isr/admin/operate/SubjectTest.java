package org.freshet.isr.admin.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.freshet.isr.admin.exchange.Calls;
import org.freshet.isr.admin.exchange.RefusedException;
import org.freshet.isr.api.Tag;
import org.junit.jupiter.api.Test;

class SubjectTest {

  private static Subject of(String... parameters) {
    return Subject.of(Calls.get(parameters), "com.acme.Posts.get"::equals);
  }

  private static void isRefused(String message, String... parameters) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> of(parameters))
        .withMessageContaining(message);
  }

  @Test
  void tags_are_taken_as_they_are_read() {
    assertThat(of("tag", "book:7", "tag", "books").tags())
        .isEqualTo(Set.of(Tag.of("book", 7), Tag.of("books")));
    isRefused("tag must be a name", "tag", "7:x");
    isRefused("tag must be a name", "tag", "'; drop table books");
  }

  @Test
  void a_path_a_prefix_a_method_and_everything_are_raises_of_tags_too() {
    assertThat(of("path", "/shop/a").tags()).containsExactly(Tag.of("path", "/shop/a"));
    assertThat(of("prefix", "/shop/").tags()).containsExactly(Tag.of("under", "/shop"));
    assertThat(of("route", "com.acme.Posts#get").tags())
        .containsExactly(Tag.of("route", "com.acme.Posts.get"));
    assertThat(of("everything", "true").tags()).containsExactly(Tag.of("app"));
  }

  @Test
  void exactly_one_of_them_is_given() {
    isRefused("Exactly one of");
    isRefused("Exactly one of", "tag", "a", "path", "/b");
    isRefused("Exactly one of", "everything", "false");
  }

  @Test
  void a_path_must_be_absolute_and_a_method_known() {
    isRefused("path must begin with a slash", "path", "a");
    isRefused("prefix must begin with a slash", "prefix", "a");
    isRefused("route must be a class and a method with @Isr", "route", "com.acme.Posts.put");
  }
}
