package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.freshet.isr.api.Tag;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, sections 8.8.3, 13.1.1 and 13.1.2. */
class Rfc9110EntityTagTest {

  private static final Tag POST = Tag.of("post", 7);
  private static final Tag CATEGORY = Tag.of("category", 3);

  private static String etag(String body, String type, Tag... tags) {
    return EntityTag.strong(body.getBytes(StandardCharsets.UTF_8), type, List.of(tags));
  }

  @Property
  void a_byte_that_moves_from_body_to_type_changes_the_tag(
      @ForAll String body, @ForAll String type, @ForAll char moved) {
    assertThat(etag(body + moved, type)).isNotEqualTo(etag(body, moved + type));
  }

  @Property
  void weak_comparison_never_fails_whatever_the_field(@ForAll String field) {
    EntityTag.matchesWeakly(field, Responses.ETAG);
    assertThat(EntityTag.matchesWeakly("\"v1\"," + field, Responses.ETAG)).isTrue();
  }

  @Nested
  class What_is_made {

    @Test
    void MUST_be_a_strong_tag_in_quotes() {
      assertThat(etag("body", "text/plain", POST)).matches("\"[0-9a-f]{32}\"");
    }

    @Test
    void MUST_be_the_same_for_the_same_response() {
      assertThat(etag("body", "text/plain", POST)).isEqualTo(etag("body", "text/plain", POST));
    }

    @Test
    void MUST_change_with_the_body() {
      assertThat(etag("body", "text/plain")).isNotEqualTo(etag("Body", "text/plain"));
    }

    @Test
    void MUST_change_with_the_type() {
      assertThat(etag("1", "text/plain")).isNotEqualTo(etag("1", "application/json"));
    }

    @Test
    void changes_with_the_tags_because_a_304_tells_a_cache_no_new_ones() {
      assertThat(etag("body", "text/plain", POST))
          .isNotEqualTo(etag("body", "text/plain", POST, CATEGORY))
          .isNotEqualTo(etag("body", "text/plain"));
    }

    @Test
    void does_not_change_with_the_order_of_the_tags() {
      assertThat(etag("body", "text/plain", POST, CATEGORY))
          .isEqualTo(etag("body", "text/plain", CATEGORY, POST));
    }

    @Test
    void takes_tags_in_any_collection() {
      byte[] body = {1, 2};
      assertThat(EntityTag.strong(body, "", Set.of(POST)))
          .isEqualTo(EntityTag.strong(body, "", List.of(POST)));
    }
  }

  @Nested
  class Weak_comparison_for_If_None_Match {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\"v1\"",
          "W/\"v1\"",
          "*",
          " * ",
          "\"v0\", \"v1\"",
          "\"v0\",\"v1\"",
          "W/\"v0\" , W/\"v1\"",
          ", ,\"v1\",",
          "\"a,b\", \"v1\"",
          "\"\", \"v1\"",
          "  \"v1\"  ",
          "\"caf\u00e9\", \"v1\"",
        })
    void MUST_find_the_tag(String field) {
      assertThat(EntityTag.matchesWeakly(field, Responses.ETAG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          ",",
          "\"v2\"",
          "\"v1 \"",
          "\"V1\"",
          "\"v11\"",
          "\"v\"",
          "v1",
          "w/\"v1\"",
          "W/ \"v1\"",
          "W/v1",
          "W/",
          "\"v1",
          "v1\"",
          "\"",
          "\"v1\"x",
          "\"v0\"\"v1\"",
          "'v1'",
          "**",
          "*, \"v0\"",
          "\"v0\"; \"v1\"",
          "\"a b\", \"v1\"",
        })
    void MUST_NOT_find_another_or_a_malformed_one(String field) {
      assertThat(EntityTag.matchesWeakly(field, Responses.ETAG)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'\"v1\"', true", "'W/\"v1\"', true", "'W/\"v2\"', false", "'\"1\"', false"})
    void MUST_ignore_the_weakness_of_the_stored_tag(String field, boolean found) {
      assertThat(EntityTag.matchesWeakly(field, "W/\"v1\"")).isEqualTo(found);
    }
  }

  @Nested
  class Strong_comparison_for_If_Match {

    @ParameterizedTest
    @ValueSource(strings = {"\"v1\"", "*", "\"v0\", \"v1\"", "W/\"v1\", \"v1\""})
    void MUST_find_a_strong_tag(String field) {
      assertThat(EntityTag.matchesStrongly(field, Responses.ETAG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"v1\"", "\"v2\"", "", "v1", "\"v0\", W/\"v1\""})
    void MUST_NOT_find_a_weak_one(String field) {
      assertThat(EntityTag.matchesStrongly(field, Responses.ETAG)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"v1\"", "\"v1\""})
    void MUST_NOT_match_when_the_stored_tag_is_weak(String field) {
      assertThat(EntityTag.matchesStrongly(field, "W/\"v1\"")).isFalse();
    }

    @Test
    void matches_a_weak_stored_tag_for_a_star_since_something_is_there() {
      assertThat(EntityTag.matchesStrongly("*", "W/\"v1\"")).isTrue();
    }
  }
}
