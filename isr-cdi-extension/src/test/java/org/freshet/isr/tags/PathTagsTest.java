package org.freshet.isr.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.freshet.isr.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTagsTest {

  @ParameterizedTest
  @CsvSource({
    "/shop/books, /shop/books, true",
    "/shop/books, /shop/books/, true",
    "/shop/books/, /shop/books, true",
    "/shop/books, /shop/books/7, true",
    "/shop/books, /shop/books/7/reviews, true",
    "/shop/books, /shop/bookstore, false",
    "/shop/books, /shop, false",
    "/shop/books, /, false",
    "/shop/b%oks, /shop/b%oks/7, true",
    "/shop/bü, /shop/bü/7, true",
    "/, /, true",
    "/, /shop/books, true",
    "//, /shop/books, true"
  })
  void under_a_path_is_itself_and_what_follows_its_last_segment(
      String above, String path, boolean covered) {
    assertThat(PathTags.covers(PathTags.under(above), PathTags.path(path))).isEqualTo(covered);
  }

  @Test
  void a_path_does_not_cover_what_is_under_it() {
    assertThat(PathTags.covers(PathTags.path("/shop"), PathTags.path("/shop/books"))).isFalse();
    assertThat(PathTags.covers(PathTags.path("/shop"), PathTags.path("/shop"))).isTrue();
  }

  @Test
  void a_namespace_covers_its_tags() {
    assertThat(PathTags.covers(Tag.of("post"), Tag.of("post", 7))).isTrue();
    assertThat(PathTags.covers(Tag.of("post"), Tag.of("posts"))).isFalse();
    assertThat(PathTags.covers(Tag.of("under"), PathTags.path("/anything"))).isTrue();
  }

  @Test
  void a_path_deeper_than_the_bound_is_raised_from_the_bound_on() {
    Tag deep = PathTags.under(path(20));

    assertThat(PathTags.covers(deep, PathTags.path(path(20)))).isTrue();
    assertThat(PathTags.covers(deep, PathTags.path(path(40)))).isTrue();
    assertThat(PathTags.covers(deep, PathTags.path(path(16)))).isTrue();
    assertThat(PathTags.covers(deep, PathTags.path(path(15)))).isFalse();
  }

  @Test
  void a_path_longer_than_the_bound_is_raised_from_the_bound_on() {
    String near = "/shop/" + "n".repeat(150);
    String far = near + "/" + "f".repeat(150);

    assertThat(PathTags.covers(PathTags.under(far), PathTags.path(far))).isTrue();
    assertThat(PathTags.covers(PathTags.under(far), PathTags.path(far + "/7"))).isTrue();
    assertThat(PathTags.covers(PathTags.under(far), PathTags.path(near))).isTrue();
    assertThat(PathTags.covers(PathTags.under(near), PathTags.path(far))).isTrue();
    assertThat(PathTags.covers(PathTags.under(far), PathTags.path("/shop"))).isFalse();
  }

  @Test
  void the_longest_text_within_the_bound_is_found_in_a_path_that_ends_in_a_digest() {
    String longest = "/" + "n".repeat(PathTags.LONGEST - 1);
    Tag digested = PathTags.path(longest + "/" + "x".repeat(300));

    assertThat(digested.text()).hasSize(Tag.MAX_LENGTH);
    assertThat(PathTags.under(longest).text()).endsWith("n");
    assertThat(PathTags.covers(PathTags.under(longest), digested)).isTrue();
  }

  @Test
  void what_does_not_start_at_the_root_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathTags.under("shop"))
        .withMessage("path 'shop' must start with '/'");
    assertThatIllegalArgumentException().isThrownBy(() -> PathTags.path(""));
  }

  private static String path(int segments) {
    return IntStream.range(0, segments).mapToObj(i -> "/s" + i).collect(Collectors.joining());
  }
}
