package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import org.freshet.it.cache.app.Answered;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Desk;
import org.freshet.it.cache.app.Directed;
import org.freshet.it.cache.app.Item;
import org.freshet.it.cache.app.Items;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.persistence.Trap;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What those see who have just changed something, while everybody else gets what is stale. */
@ExtendWith(ArquillianExtension.class)
class OwnWritesIT {

  private static final String[] SETTINGS = {
    "isr.mode=development",
    "isr.read-your-writes=true",
    // Nothing is renewed behind here: what is stale stays so until a visitor makes it anew.
    "isr.warmup.origin=http://127.0.0.1:1",
    Items.class.getName() + "/item/Isr/staleWhileRevalidate=600"
  };

  @ArquillianResource
  @OperateOnDeployment("war")
  URL war;

  @ArquillianResource
  @OperateOnDeployment("ear")
  URL ear;

  @ArquillianResource
  @OperateOnDeployment("items")
  URL items;

  @ArquillianResource
  @OperateOnDeployment("default")
  URL byDefault;

  private Site site;

  @Deployment(name = "war", testable = false)
  static Archive<?> war() {
    return Archives.with(
        Archives.war(
                Pages.class, Directed.class, Answered.class, Desk.class, Stage.class, Control.class)
            .addClasses(Directed.class.getDeclaredClasses()),
        SETTINGS);
  }

  @Deployment(name = "items", testable = false)
  static Archive<?> items() {
    return Archives.with(
        Archives.war(Items.class, Item.class, Trap.class)
            .addClasses(Trap.class.getDeclaredClasses())
            .addAsResource(
                Archives.persistence(
                    "items",
                    "<mapping-file>META-INF/isr-orm.xml</mapping-file>",
                    Item.class,
                    Trap.class,
                    Trap.ToText.class),
                "META-INF/persistence.xml"),
        SETTINGS);
  }

  @Deployment(name = "ear", testable = false)
  static Archive<?> ear() {
    return Archives.with(Archives.ear(Pages.class, Stage.class, Control.class), SETTINGS);
  }

  @Deployment(name = "default", testable = false)
  static Archive<?> byDefault() {
    return Archives.with(
        Archives.war(Pages.class, Stage.class, Control.class), "isr.mode=development");
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(war);
  }

  private static String[] marked(Reply written) {
    assertThat(written.all("Set-Cookie")).as("%s", written).hasSize(1);
    return new String[] {"Cookie", "theme=dark; " + written.header("Set-Cookie").split(";")[0]};
  }

  private String[] revalidated(Site on, String tag) {
    return marked(on.send("POST", "control/revalidate/" + tag, "").answers(200));
  }

  @Test
  void the_answer_to_a_write_carries_a_marker_and_is_nobodys_to_keep() {
    String path = URI.create(war.toString()).getPath().replaceAll("/$", "");
    Reply written = site.send("POST", "control/revalidate/page:marked", "").answers(200);

    assertThat(written.all("Set-Cookie"))
        .singleElement()
        .asString()
        .matches(
            "isr-written=v1\\.\\d+\\.[0-9a-f]+\\.[0-9a-f]+\\.[\\w-]{43}; Path="
                + path
                + "; Max-Age=300; HttpOnly; SameSite=Lax");
    assertThat(written.cacheControl()).startsWith("private, no-store");
  }

  @Test
  void who_changed_nothing_gets_no_marker() {
    Site other = new Site(ear);
    assertThat(other.send("POST", "stage/gates/none", "").all("Set-Cookie")).isEmpty();
    assertThat(other.get("pages/plain").isStored().all("Set-Cookie")).isEmpty();
    assertThat(other.get("pages/plain").isHit().all("Set-Cookie")).isEmpty();
  }

  @Test
  void who_wrote_sees_it_and_everybody_else_gets_what_is_stale_meanwhile() {
    site.get("pages/own").isStored().says("own 1");
    site.get("pages/own").isHitInFront();
    String[] writer = revalidated(site, "page:own");

    site.get("pages/own").isStale().says("own 1");
    Reply own = site.get("pages/own", writer).says("own 2");
    assertThat(own.cacheStatus()).contains("fwd=stale").doesNotContain("hit");
    assertThat(site.get("pages/own").isHit().body()).isEqualTo("own 2");
  }

  @Test
  void once_the_write_is_known_what_is_made_anew_answers_the_writer_too() {
    site.get("pages/known/in/known").isStored().says("known 1");
    String[] writer = revalidated(site, "group:known");
    site.awaitKnown("known");

    site.get("pages/known/in/known", writer).isStored().says("known 2");
    site.get("pages/known/in/known", writer).isHitInFront().says("known 2");
    site.get("pages/known/in/known").isHitInFront().says("known 2");
  }

  @Test
  void a_change_that_a_transaction_commits_is_seen_by_who_made_it() {
    Site shop = new Site(items);
    shop.send("PUT", "items/7", "old", "Content-Type", "text/plain").answers(200);
    shop.get("items/7").answers(200).says("old");
    Site.until("it is kept", () -> shop.get("items/7").cacheStatus().contains("hit"));

    Reply written = shop.send("PUT", "items/7", "new", "Content-Type", "text/plain");

    shop.get("items/7").isStale().says("old");
    shop.get("items/7", marked(written)).answers(200).says("new");
  }

  @Test
  void who_wrote_joins_nobody_who_began_before() {
    site.hold("flown");
    var before = site.begin("pages/flown");
    site.awaitHeld("flown", 1);
    String[] writer = revalidated(site, "page:flown");

    site.get("pages/flown", writer).answers(200).says("flown 2");

    site.open("flown");
    before.join().answers(200).says("flown 1");
  }

  @Test
  void who_wrote_is_shown_a_failure_rather_than_what_was_before() {
    site.get("directed/failing").isStored().says("failing 1");
    String[] writer = revalidated(site, "page:failing");
    site.direct("failing", "503");

    site.get("directed/failing").isStale().says("failing 1");
    site.get("directed/failing", writer).answers(503).says("failing 2");
  }

  @Test
  void who_wants_only_what_is_stored_is_told_that_nothing_is_new_enough() {
    site.get("pages/only").isStored();
    String[] writer = revalidated(site, "page:only");

    site.get("pages/only", writer[0], writer[1], "Cache-Control", "only-if-cached").answers(504);
    site.get("pages/only", "Cache-Control", "only-if-cached").isStale();
  }

  @Test
  void where_freshness_comes_from_the_response_it_is_the_same() {
    site.direct("said", "Cache-Control: max-age=600, stale-while-revalidate=600");
    site.get("answered/said").says("said 1");
    site.get("answered/said").isHit().says("said 1");
    String[] writer = revalidated(site, "page:said");

    site.get("answered/said").isHit().says("said 1");
    site.get("answered/said", writer).says("said 2");
  }

  @Test
  void a_forged_marker_is_ignored() {
    site.get("pages/forged").isStored();
    String[] writer = revalidated(site, "page:forged");
    String forged = writer[1].substring(0, writer[1].length() - 5) + "AAAAA";

    site.get("pages/forged", "Cookie", forged).isStale();
    site.get("pages/forged", "Cookie", "isr-written=v1.9999999999.1.1.x").isStale();
  }

  @ParameterizedTest
  @ValueSource(strings = {"away", "text", "nothing"})
  void the_answer_of_a_servlet_carries_a_marker_as_well(String how) {
    site.get("pages/desk-" + how).isStored();
    Reply written = site.send("POST", "desk/" + how + "/desk-" + how, "");
    assertThat(written.cacheControl()).startsWith("private, no-store");

    site.get("pages/desk-" + how).isStale();
    site.get("pages/desk-" + how, marked(written)).says("desk-" + how + " 2");
  }

  @Test
  void without_a_filter_in_front_it_is_the_same() {
    Site behind = new Site(ear);
    behind.get("pages/behind").isStored().says("behind 1");
    String[] writer = revalidated(behind, "page:behind");

    behind.get("pages/behind").isStale().says("behind 1");
    behind.get("pages/behind", writer).says("behind 2");
  }

  @Test
  void by_default_nobody_gets_a_marker() {
    Reply written = new Site(byDefault).send("POST", "control/revalidate/page:any", "");

    assertThat(written.answers(200).all("Set-Cookie")).isEmpty();
    assertThat(written.cacheControl()).isEmpty();
  }
}
