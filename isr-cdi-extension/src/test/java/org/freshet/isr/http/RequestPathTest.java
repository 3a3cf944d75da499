package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/ /",
        "/posts /posts",
        "/posts/ /posts/",
        "/posts/7 /posts/7",
        "/caf%C3%A9 /caf\u00e9",
        "/caf%c3%a9 /caf\u00e9",
        "/a+b /a+b",
        "/a%2Bb /a+b",
        "/100%25 /100%",
        "/100%25-sure /100%-sure",
        "/posts;lang=de/7;x /posts/7",
        "/a.b/.../c..d /a.b/.../c..d",
        "/%F0%9F%98%80 /\ud83d\ude00",
        "/a%3Bb /a;b",
        "/a%3Fb /a?b",
        "/a@b:c,d=e!$&'()* /a@b:c,d=e!$&'()*",
      })
  void a_path_is_understood_decoded_and_without_matrix_parameters(String raw, String decoded) {
    RequestPath path = RequestPath.parse(raw);

    assertThat(path).isNotNull();
    assertThat(path.decoded()).isEqualTo(decoded);
    assertThat(path.raw()).isEqualTo(raw);
  }

  @Test
  void segments_are_what_stands_between_slashes() {
    assertThat(RequestPath.parse("/a/b%20c;x=1/d").segments()).containsExactly("a", "b c", "d");
    assertThat(RequestPath.parse("/a/").segments()).containsExactly("a", "");
    assertThat(RequestPath.parse("/").segments()).containsExactly("");
  }

  @Test
  void a_path_without_segments_is_the_root() {
    assertThat(new RequestPath("/", List.of()).decoded()).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "posts",
        "https://evil.example/posts",
        "/a%2fb",
        "/a%2Fb",
        "/a%5cb",
        "/a%5Cb",
        "/a\\b",
        "/a%00",
        "/a%0d%0ab",
        "/a%1f",
        "/a%7f",
        "/a%c2%85",
        "/a\u0000",
        "/a\nb",
        "/a b",
        "/caf\u00e9",
        "/.",
        "/..",
        "/./a",
        "/a/../b",
        "/%2e",
        "/%2e%2e/a",
        "/.%2E/a",
        "/..;/a",
        "/..;x=1/a",
        "/.;/a",
        "/%2e%2e;/a",
        "//",
        "//a",
        "/a//b",
        "/a//",
        "/;x/a",
        "/a/;x",
        "/a;jsessionid=1",
        "/a;JSESSIONID=1/b",
        "/a;x=1;jsessionid=1",
        "/a;x=%2f",
        "/a;x=%zz",
        "/a;x=%0a",
        "/%",
        "/a%2",
        "/a%zz",
        "/a%u0041",
        "/a%ff",
        "/a%c0%af",
        "/a%ed%a0%80",
        "/a%252fb",
        "/a%25%32%66",
        "/a;x=%252f",
        "/a?b",
        "/a#b",
      })
  void what_can_be_read_in_more_than_one_way_is_ambiguous(String raw) {
    assertThat(RequestPath.isAmbiguous(raw)).isTrue();
    assertThat(RequestPath.parse(raw)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b, /a/b",
    "/a;x=1/b, /a/b",
    "/a;x=1;y=2/b;z, /a/b",
    "/a%20b;x, /a%20b",
  })
  void matrix_parameters_can_be_left_out(String raw, String without) {
    assertThat(RequestPath.parse(raw).withoutMatrix()).isEqualTo(without);
  }

  @Property
  void no_text_makes_it_fail(@ForAll String text) {
    assertThat(RequestPath.isAmbiguous(text)).isEqualTo(RequestPath.parse(text) == null);
    RequestPath.isAmbiguous("/" + text);
  }

  @Property
  void a_segment_that_is_encoded_is_read_back(@ForAll String text) {
    RequestPath path = RequestPath.parse("/" + PercentCoding.encoded(text, ""));

    if (path != null) {
      assertThat(path.decoded()).isEqualTo("/" + text);
    }
  }
}
