package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.it.essentials.app.Volume;
import org.freshet.it.essentials.app.Volumes;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows page by page, from a WAR and from EAR/lib. */
@ExtendWith(ArquillianExtension.class)
abstract class PagingMatrix {

  static final String[] SETTINGS = {
    "essentials.paging.keys=k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
    Volumes.class.getName() + "/other/Paginated/size=2",
  };

  private static final String READER = "Basic cmVhZGVyOnJlYWRlcg==";
  private static final String EDITOR = "Basic ZWRpdG9yOmVkaXRvcg==";
  private static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"(\\w+)\"");

  @ArquillianResource URL application;

  static WebArchive bare() {
    return Archives.bareWar(Volumes.class, Volumes.View.class, Volume.class)
        .addAsResource(Archives.persistence("shelf", "", Volume.class), "META-INF/persistence.xml")
        .addAsWebInfResource(Archives.basicAuthentication(), "web.xml");
  }

  @BeforeEach
  void tenRows() {
    Errand.send(application, "POST", "volumes/10", "text/plain", "").answers(204);
  }

  @Test
  void pages_by_number_say_where_they_are_and_what_there_is() {
    Errand second = get("volumes/numbered?page=2&x=a%20b").answers(200);

    assertThat(second.response().body())
        .isEqualTo(
            "{\"items\":[{\"id\":5,\"price\":3},{\"id\":6,\"price\":1},{\"id\":7,\"price\":2},"
                + "{\"id\":8,\"price\":3}],\"total\":10,\"has_next\":true,\"has_previous\":true,"
                + "\"page\":2,\"page_size\":4,\"total_pages\":3}");
    assertThat(second.header("X-Total-Count")).isEqualTo("10");
    String path = application.getPath() + "api/volumes/numbered?x=a%20b";
    assertThat(second.header("Link"))
        .isEqualTo(
            "<%1$s>; rel=\"first\", <%1$s&page=1>; rel=\"prev\", <%1$s&page=3>; rel=\"next\", <%1$s&page=3>; rel=\"last\""
                .formatted(path));
    assertThat(ids("volumes/numbered?page=3")).containsExactly(9, 10);
    assertThat(link(get("volumes/numbered?page=3"), "next")).isNull();
  }

  @Test
  void a_page_past_the_end_is_empty_and_one_that_is_too_large_is_smaller() {
    assertThat(ids("volumes/numbered?page=4")).isEmpty();
    assertThat(ids("volumes/numbered?page_size=1000")).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void pages_by_offset() {
    Errand page = get("volumes/offset?offset=8&limit=5").answers(200);

    assertThat(page.response().body())
        .isEqualTo(
            "{\"items\":[{\"id\":2,\"price\":3},{\"id\":1,\"price\":2}],\"total\":10,"
                + "\"has_next\":false,\"has_previous\":true,\"limit\":5,\"offset\":8}");
    assertThat(link(page, "prev")).endsWith("?limit=5&offset=3");
  }

  @Test
  void a_list_is_cut_and_nobody_counts_where_that_is_not_wanted() {
    Errand page = get("volumes/list?page=3").answers(200);

    assertThat(page.response().body())
        .isEqualTo(
            "{\"items\":[9,10],\"has_next\":false,\"has_previous\":true,\"page\":3,\"page_size\":4}");
    assertThat(page.header("X-Total-Count")).isEmpty();
  }

  @Test
  void numbers_that_are_none_are_refused_and_nothing_is_read() {
    for (String query :
        List.of(
            "page=0",
            "page=-1",
            "page=x",
            "page=",
            "page=1&page=2",
            "page=99999999999999999999",
            "page=2000000000",
            "page_size=0")) {
      get("volumes/numbered?" + query).answers(400);
    }
    get("volumes/offset?offset=-1").answers(400);
    get("volumes/offset?limit=0").answers(400);
    Errand wrong = get("volumes/numbered?page=x");
    assertThat(text(wrong, "detail"))
        .isEqualTo("The parameter page must be a whole number, at least 1.");
  }

  @Test
  void a_walk_meets_every_row_though_others_come_and_go() {
    Errand page = get("volumes/walked?limit=3").answers(200);
    List<Integer> met = new ArrayList<>(ids(page));
    assertThat(met).containsExactly(2, 5, 8);
    // One before the place, one of those that were met, one right after it.
    Errand.send(application, "PUT", "volumes/100/3", "text/plain", "").answers(204);
    Errand.send(application, "DELETE", "volumes/8", "text/plain", "").answers(204);
    Errand.send(application, "DELETE", "volumes/1", "text/plain", "").answers(204);
    while (link(page, "next") != null) {
      page = follow(page, "next");
      met.addAll(ids(page));
    }
    assertThat(met).containsExactly(2, 5, 8, 100, 4, 7, 10, 3, 6, 9);
    List<Integer> back = new ArrayList<>(ids(page));
    while (link(page, "prev") != null) {
      page = follow(page, "prev");
      back.addAll(0, ids(page));
    }
    assertThat(back).containsExactly(2, 5, 100, 4, 7, 10, 3, 6, 9);
  }

  @Test
  void rows_without_a_value_come_last_either_way() {
    assertThat(walk("volumes/walked?sort=title")).containsExactly(3, 6, 9, 1, 7, 10, 2, 5, 4, 8);
    assertThat(walk("volumes/walked?sort=-title")).containsExactly(2, 5, 1, 7, 10, 3, 6, 9, 4, 8);
    assertThat(walk("volumes/walked?sort=price,-title&least=3")).containsExactly(2, 5, 8);
  }

  @Test
  void only_what_is_declared_can_be_ordered_by() {
    for (String sort : List.of("secret", "id", "price,price", "price,", "-", "--price")) {
      Errand refused = get("volumes/walked?sort=" + sort).answers(400);
      assertThat(text(refused, "detail"))
          .isEqualTo(
              "The parameter sort must be names out of title, price, each once, with a '-' in"
                  + " front to descend.");
    }
  }

  @Test
  void a_cursor_is_for_one_request_and_one_user() {
    String cursor = text(get("volumes/walked"), "next");

    get("volumes/walked?cursor=" + cursor).answers(200);
    get("volumes/walked?limit=2&cursor=" + cursor).answers(200);
    refused("volumes/walked?least=1&cursor=" + cursor);
    refused("volumes/walked?sort=price&cursor=" + cursor);
    refused("volumes/other?cursor=" + cursor);
    refused("volumes/walked?cursor=" + cursor, "Authorization", READER);
    refused("volumes/walked?cursor=" + cursor.substring(1));
    refused("volumes/walked?cursor=" + cursor.substring(0, 60) + "A" + cursor.substring(61));
    refused("volumes/walked?cursor=x");
    refused("volumes/walked?cursor=");
    String own = text(Errand.get(application, "volumes/walked", "Authorization", READER), "next");
    Errand.get(application, "volumes/walked?cursor=" + own, "Authorization", READER).answers(200);
    refused("volumes/walked?cursor=" + own, "Authorization", EDITOR);
  }

  @Test
  void a_list_is_walked_as_well() {
    assertThat(walk("volumes/sorted")).containsExactly(10, 8, 9, 6, 7, 4, 5, 2, 3, 1);
  }

  @Test
  void settings_may_say_the_size_of_a_page() {
    assertThat(ids("volumes/other")).hasSize(2);
  }

  @Test
  void a_pager_where_nothing_is_paginated_fails() {
    get("volumes/unpaged").isFailure();
  }

  private void refused(String path, String... headers) {
    Errand refused = Errand.get(application, path, headers).answers(400);
    assertThat(text(refused, "title")).isEqualTo("Bad Request");
    assertThat(refused.header("Link")).contains("rel=\"first\"").doesNotContain("cursor=");
  }

  private List<Integer> walk(String path) {
    Errand page = get(path).answers(200);
    List<Integer> met = new ArrayList<>(ids(page));
    while (link(page, "next") != null) {
      page = follow(page, "next");
      met.addAll(ids(page));
    }
    return met;
  }

  private Errand follow(Errand page, String relation) {
    String target = String.valueOf(link(page, relation));
    assertThat(target).startsWith(application.getPath() + "api/");
    return get(target.substring((application.getPath() + "api/").length())).answers(200);
  }

  private static String link(Errand page, String relation) {
    Matcher links = LINK.matcher(page.header("Link"));
    while (links.find()) {
      if (links.group(2).equals(relation)) {
        return URI.create(links.group(1)).toString();
      }
    }
    return null;
  }

  private List<Integer> ids(String path) {
    return ids(get(path).answers(200));
  }

  /** Of rows their ids, of numbers themselves. */
  private static List<Integer> ids(Errand page) {
    String items = page.response().body().split("],")[0].replaceAll("\"price\":\\d+", "");
    return Pattern.compile("\\d+")
        .matcher(items)
        .results()
        .map(number -> Integer.valueOf(number.group()))
        .toList();
  }

  private static String text(Errand page, String member) {
    Matcher value =
        Pattern.compile("\"" + member + "\":\"([^\"]*)\"").matcher(page.response().body());
    assertThat(value.find()).as("%s in %s", member, page.response().body()).isTrue();
    return value.group(1);
  }

  private Errand get(String path) {
    return Errand.get(application, path);
  }
}
