package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.essentials.app.Versions;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What APIs say of their age, and which version a request gets. */
@ExtendWith(ArquillianExtension.class)
abstract class LifecycleMatrix {

  static final String[] SETTINGS = {
    "essentials.version.header=API-Version", "essentials.version.media-type=application/vnd.shop"
  };

  @ArquillianResource URL application;

  static WebArchive bare() {
    return Archives.bareWar(
        Versions.First.class, Versions.class, Versions.Second.class, Versions.Old.class);
  }

  @Test
  void what_will_go_says_since_when_until_when_and_where_to_turn() {
    for (int status : new int[] {200, 404}) {
      Errand errand = get("v1/books/" + (status == 200 ? "7" : "none")).answers(status);
      assertThat(errand.header("Deprecation")).isEqualTo("@1767225600");
      assertThat(errand.header("Sunset")).isEqualTo("Tue, 30 Jun 2099 23:59:59 GMT");
      assertThat(errand.response().headers().allValues("Link"))
          .containsExactlyInAnyOrder(
              "<https://shop.example/v1-ends>; rel=\"deprecation\"; type=\"text/html\"",
              "</api/v2/books/" + (status == 200 ? "7" : "none") + ">; rel=\"successor-version\"");
    }
    assertThat(get("v2/books/7").answers(200).header("Deprecation")).isEmpty();
  }

  @Test
  void what_is_past_its_sunset_is_served_and_says_so() {
    Errand old = get("old").answers(200);

    assertThat(old.header("Sunset")).isEqualTo("Thu, 31 Dec 2020 23:59:59 GMT");
    assertThat(old.response().body()).isEqualTo("still here");
  }

  @Test
  void a_path_may_name_the_version() {
    assertThat(get("v1/books/7?q=a%20b").answers(200).response().body())
        .isEqualTo("\"first 7 a b\"");
    assertThat(get("v2/books/7").answers(200).header("Vary")).isEmpty();
  }

  @Test
  void a_field_may_name_it() {
    Errand first = get("books/7?q=a%20b", "API-Version", "1").answers(200);

    assertThat(first.response().body()).isEqualTo("\"first 7 a b\"");
    assertThat(first.header("Vary").split(", ")).containsExactlyInAnyOrder("API-Version", "Accept");
    assertThat(first.header("Deprecation")).isNotEmpty();
    assertThat(get("books/7", "API-Version", "v2").answers(200).response().body())
        .isEqualTo("\"second 7 null\"");
  }

  @Test
  void a_media_type_may_name_it_and_is_what_comes_back() {
    Errand first = get("books/7", "Accept", "application/vnd.shop.v1+json").answers(200);

    assertThat(first.response().body()).isEqualTo("\"first 7 null\"");
    assertThat(first.header("Content-Type")).isEqualTo("application/vnd.shop.v1+json");
    Errand posted =
        Errand.send(
            application,
            "POST",
            "books",
            "application/vnd.shop.v2+json",
            "{}",
            "Accept",
            "application/vnd.shop.v2+json");
    assertThat(posted.answers(200).response().body()).isEqualTo("\"second got 2\"");
  }

  @Test
  void whoever_names_none_gets_the_highest() {
    Errand highest = get("books/7").answers(200);

    assertThat(highest.response().body()).isEqualTo("\"second 7 null\"");
    assertThat(highest.header("Content-Type")).isEqualTo("application/json");
    assertThat(highest.header("Vary").split(", "))
        .containsExactlyInAnyOrder("API-Version", "Accept");
  }

  @Test
  void a_version_that_is_not_there_is_refused_with_those_that_are() {
    for (String version : new String[] {"3", "two", "1.0"}) {
      assertThat(get("books/7", "API-Version", version).answers(400).response().body())
          .contains("\"versions\":[1,2]");
    }
    assertThat(
            get("books/7", "Accept", "application/vnd.shop.v3+json").answers(406).response().body())
        .contains("\"versions\":[1,2]");
  }

  private Errand get(String path, String... headers) {
    return Errand.get(application, path, headers);
  }
}
