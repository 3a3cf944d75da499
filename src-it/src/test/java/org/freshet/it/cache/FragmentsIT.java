package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.cache.app.Cards;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Fragments of Jakarta Pages, with the tag library in the library's jar. */
@ExtendWith(ArquillianExtension.class)
class FragmentsIT {

  private static final String PAGE =
      """
      <%@ page contentType="text/html;charset=UTF-8" session="false" %>\
      <%@ taglib prefix="isr" uri="freshet.isr" %>\
      ${page} ${run}: \
      <isr:fragment key="card" vary="${id}" tags="${tag}" ttl="60">\
      <b>&uuml; ${id} ${stage.run("card-".concat(id))}</b>\
      </isr:fragment>""";

  private static final String PLAIN =
      """
      <%@ page contentType="text/html;charset=UTF-8" session="false" %>\
      <%@ taglib prefix="isr" uri="freshet.isr" %>\
      <isr:fragment key="plain" tags="card:${id}"><i>${id}</i></isr:fragment>\
      <isr:fragment key="spoken"><u>${spoken}</u></isr:fragment>\
      <isr:fragment key="linked"><s>${linked}</s></isr:fragment>""";

  @ArquillianResource URL application;
  private Site site;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.war(Cards.class, Stage.class, Control.class)
        .addAsWebInfResource(new StringAsset(PAGE), "card.jsp")
        .addAsWebInfResource(new StringAsset(PLAIN), "plain.jsp");
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(application);
  }

  @Test
  void a_fragment_is_made_once_for_all_pages() {
    assertThat(site.get("cards/one/first").isStored().body())
        .contains("first 1: ", "<b>&uuml; one 1</b>");
    assertThat(site.get("cards/one/second").isStored().body())
        .contains("second 1: ", "<b>&uuml; one 1</b>");
    assertThat(site.get("cards/two/first").isStored().body()).contains("two 1</b>");
    assertThat(site.runs("card-one")).isEqualTo(1);
  }

  @Test
  void a_fragment_that_is_told_apart_by_its_tags_alone_is_in_no_other_page() {
    assertThat(site.get("cards/red/plain").isStored().body()).contains("<i>red</i>");
    assertThat(site.get("cards/blue/plain").isStored().body()).contains("<i>blue</i>");
  }

  @Test
  void a_fragment_of_one_language_is_in_no_page_of_another() {
    assertThat(site.get("cards/x/spoken", "Accept-Language", "de").isStored().body())
        .contains("<u>de</u>");
    assertThat(site.get("cards/x/spoken", "Accept-Language", "fr").isStored().body())
        .contains("<u>fr</u>");
  }

  @Test
  void a_fragment_of_a_forged_host_is_in_no_page_of_another() {
    site.raw("GET", site.path("cards/x/linked"), "Host: evil.example");

    assertThat(site.get("cards/x/linked").body()).contains("<s>http://").doesNotContain("evil");
  }

  @Test
  void its_tags_and_its_age_are_those_of_the_page() {
    Reply page = site.get("cards/raised/page").isStored();
    assertThat(page.cacheControl()).containsPattern("s-maxage=(60|5\\d)\\b");
    site.revalidate("card:raised");

    Site.until(
        "renewed with a new fragment",
        () -> site.get("cards/raised/page").body().contains("raised 2</b>"));
    assertThat(site.runs("card-raised")).isEqualTo(2);
  }

  @Test
  void without_a_value_in_its_tag_neither_it_nor_the_page_is_kept() {
    assertThat(site.get("cards/x/untold/page").isNobodysToKeep().body()).contains("x 1</b>");
    assertThat(site.get("cards/x/untold/page").isNobodysToKeep().body()).contains("x 2</b>");
  }
}
