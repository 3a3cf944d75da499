package org.freshet.essentials.lifecycle.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.essentials.config.LifecycleSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of versions, and what requests say of them. */
class VersionsTest {

  private final KnownVersions known = new KnownVersions();
  private final Request request =
      new Request(new LifecycleSettings(false, "API-Version", "application/vnd.shop", 0));

  @Test
  void are_learnt_from_the_paths_of_resources() {
    known.learn("v1/books");
    known.learn("v2/books/{id}");
    known.learn("v10/books/{id: \\d+}/reviews");
    known.learn("authors");
    known.learn(null);

    assertThat(known.of("books")).containsExactly(1, 2, 10);
    assertThat(known.of("books/7")).containsExactly(1, 2, 10);
    assertThat(known.of("authors")).isNull();
    assertThat(known.of("v2/books")).isNull();
    assertThat(known.of("bookshelves")).isNull();
  }

  @Test
  void of_a_name_that_is_there_without_one_too_are_left_alone() {
    known.learn("v1/books");
    known.learn("books/{id}");

    assertThat(known.of("books/7")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "v2, 2", "' 10 ', 10", "V3, 3", "two, -1", "2.1, -1", "99999, -1", "-1, -1"})
  void a_field_names_a_number(String field, int version) {
    assertThat(Request.version(field)).isEqualTo(version);
    assertThat(Request.version("")).isNull();
    assertThat(Request.version(null)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/vnd.shop.v2+json | 2 | application/json",
        "application/vnd.shop.v2 | 2 | application/json",
        "text/html, APPLICATION/VND.SHOP.V3+JSON;q=0.9 | 3 | text/html, application/json;q=0.9",
      })
  void a_media_type_names_one(String accept, int version, String plain) {
    assertThat(request.versionOfType(accept)).isEqualTo(version);
    assertThat(request.plain(accept)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json",
    "application/vnd.shop+json",
    "application/vnd.shopping.v2+json",
    "xapplication/vnd.shop.v2+json",
    "application/vnd.shop.v2+jsonx",
    "application/vnd.shop.v2+xml"
  })
  void other_media_types_name_none(String accept) {
    assertThat(request.versionOfType(accept)).isNull();
    assertThat(request.plain(accept)).isEqualTo(accept);
  }
}
