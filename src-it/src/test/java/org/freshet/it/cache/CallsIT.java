package org.freshet.it.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.Base64;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Item;
import org.freshet.it.cache.app.Items;
import org.freshet.it.cache.app.Offers;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.Prices;
import org.freshet.it.cache.app.Rates;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Server;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cached and safe methods, and the pages that they are used for. */
@ExtendWith(ArquillianExtension.class)
class CallsIT {

  @ArquillianResource URL application;
  @ArquillianResource Server server;
  private Site site;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.war(
                Offers.class,
                Pages.class,
                Prices.class,
                Rates.class,
                Items.class,
                Item.class,
                Stage.class,
                Control.class)
            .setWebXML(Archives.basicAuthentication())
            .addAsResource(
                Archives.persistence(
                    "items", "<mapping-file>META-INF/isr-orm.xml</mapping-file>", Item.class),
                "META-INF/persistence.xml"),
        "isr.degraded.max-age=PT60S");
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(application);
  }

  @Test
  void of_fifty_callers_at_once_one_runs_the_method() {
    assertThat(site.atOnce(50, "offers/fifty/slow"))
        .allSatisfy(reply -> reply.answers(200).says("fifty 1"));
    assertThat(site.runs("slow-fifty")).isEqualTo(1);
  }

  @Test
  void a_page_takes_over_the_tags_of_its_fragments_made_or_kept_at_any_depth() {
    site.get("offers/deep/page").isStored().says("page 1 of rate 1 of deep 1");
    site.get("offers/deep/other").isStored().says("other 1 of rate 1 of deep 1");
    site.revalidate("price:deep");

    Site.until(
        "both are renewed",
        () ->
            site.get("offers/deep/page").body().equals("page 2 of rate 2 of deep 2")
                && site.get("offers/deep/other").body().equals("other 2 of rate 2 of deep 2"));
    assertThat(site.runs("price-deep")).isEqualTo(2);
  }

  @Test
  void a_page_is_fresh_no_longer_than_its_fragments() {
    Reply page = site.get("offers/aged/page").isStored();

    assertThat(seconds(page, "s-maxage")).isBetween(260, 300);
    assertThat(page.cacheControl()).contains("stale-while-revalidate=3600");
  }

  @Test
  void a_change_evicts_the_fragment_before_the_page_is_renewed() {
    site.get("offers/7/item").isStored().says("item 1: none 1");
    site.get("offers/7/item").isHit().says("item 1: none 1");
    site.send("PUT", "items/7", "after", "Content-Type", "text/plain");

    Site.until("renewed", () -> site.get("offers/7/item").body().equals("item 2: after 2"));
    assertThat(site.runs("name-7")).isEqualTo(2);
  }

  @Test
  void what_a_worker_thread_adds_and_uses_ends_up_on_the_page() {
    site.get("offers/at-work/worker").isStored().says("worker 1 of at-work 1");
    site.revalidate("worker:at-work");
    Site.until(
        "its own tag",
        () -> site.get("offers/at-work/worker").body().equals("worker 2 of at-work 1"));
    site.revalidate("added:at-work");
    Site.until(
        "the tag of what it called",
        () -> site.get("offers/at-work/worker").body().equals("worker 3 of at-work 2"));
    assertThat(site.runs("tagged-at-work")).isEqualTo(2);
  }

  /** Liberty's own executor knows the contexts of the server only, not those of applications. */
  @Test
  void the_executor_of_the_server_carries_the_page_on_wildfly_only() {
    site.get("offers/common/common").isStored().says("worker 1 of common 1");
    site.revalidate("worker:common");
    site.awaitKnown("common");

    if (server.isLiberty()) {
      site.get("offers/common/common").isHit().says("worker 1 of common 1");
    } else {
      Site.until(
          "renewed", () -> site.get("offers/common/common").body().equals("worker 2 of common 1"));
    }
  }

  @Test
  void each_caller_has_values_of_their_own() {
    site.get("offers/own/offer", as("reader")).answers(200).says("own 1");
    site.get("offers/own/offer", as("editor")).answers(200).says("own 2");
    site.get("offers/own/offer", as("reader")).answers(200).says("own 1");
    site.get("offers/own/offer", as("editor")).answers(200).says("own 2");
  }

  @Test
  void who_is_nobody_has_no_values_and_neither_has_the_page() {
    site.get("offers/nobody/offered").isNobodysToKeep().says("offered to nobody: nobody 1");
    site.get("offers/nobody/offered").isNobodysToKeep().says("offered to nobody: nobody 2");
  }

  @Test
  void a_hit_begins_no_transaction() {
    site.get("offers/tx/transaction").says("tx 1");
    site.get("offers/tx/transaction").says("tx 1");
    assertThat(site.notes("transactions")).containsExactly("true");
  }

  @Test
  void within_a_transaction_of_nobody_knows_when_nothing_is_kept() {
    site.get("offers/within/within").says("within 1");
    site.get("offers/within/within").says("within 2");
    site.get("offers/within/price").says("within 3");
    site.get("offers/within/within").says("within 3");
  }

  @Test
  void within_a_transaction_that_a_page_began_the_value_is_kept_once_it_has_committed() {
    site.get("offers/begun/within-page").isStored().says("begun 1");
    site.get("offers/begun/price").says("begun 1");
  }

  @Test
  void what_is_tried_again_is_kept_once_it_has_succeeded() {
    site.get("offers/again/retried").answers(200).says("again 3");
    site.get("offers/again/retried").says("again 3");
    assertThat(site.runs("retried-again")).isEqualTo(3);
  }

  @Test
  void a_page_with_something_in_the_place_of_a_failure_lives_short() {
    Reply page = site.get("offers/poor/degraded").isStored();
    page.says("degraded 1: not to be had");

    assertThat(site.runs("failing-poor")).as("tried again first").isEqualTo(2);
    assertThat(seconds(page, "s-maxage")).isBetween(30, 60);
    assertThat(page.cacheControl())
        .doesNotContain("stale-while-revalidate=3600", "stale-if-error=86400");
  }

  @Test
  void the_last_good_value_comes_before_the_fallback() {
    site.direct("good", "ill");
    site.get("offers/good/sometimes").answers(200).says("good replaced");
    site.direct("good", "well");
    site.get("offers/good/sometimes").says("good 2");
    site.direct("good", "ill");
    site.get("offers/good/sometimes").says("good 2");
    site.expire("app");
    site.get("offers/good/sometimes").says("good replaced");
    // Until then nothing that another test has made counts as made after it.
    site.awaitKnown("good");
  }

  @Test
  void a_failure_that_spoils_a_transaction_around_it_is_not_replaced() {
    site.get("offers/spoilt/marking").answers(500);
    assertThat(site.notes("marking")).containsExactly("thrown");
    site.get("offers/spoilt/alone").answers(200).says("swallowed");
  }

  @Test
  void an_asynchronous_method_is_kept_by_what_its_stage_ends_with() {
    site.get("offers/soon/later").answers(200).says("soon 1");
    site.get("offers/soon/later").answers(200).says("soon 1");
    site.revalidate("price:soon");
    site.get("offers/soon/later").says("soon 2");
  }

  @Test
  void a_stale_value_is_used_at_once_and_renewed_behind() {
    site.get("offers/brief/short-lived").says("brief 1");
    site.hold("short-brief");
    Site.until(
        "renewal is under way",
        () -> {
          site.get("offers/brief/short-lived").answers(200).says("brief 1");
          return site.held("short-brief") > 0;
        });
    assertThat(site.atOnce(20, "offers/brief/short-lived"))
        .allSatisfy(reply -> reply.says("brief 1"));
    assertThat(site.runs("short-brief")).as("one renews").isEqualTo(2);
    site.open("short-brief");

    Site.until("renewed", () -> !site.get("offers/brief/short-lived").body().equals("brief 1"));
    assertThat(site.notes("short-brief")).hasSizeGreaterThan(1);
  }

  private static String[] as(String user) {
    String credentials = user + ":" + user;
    return new String[] {
      "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8))
    };
  }

  private static int seconds(Reply page, String directive) {
    for (String part : page.cacheControl().split(",\\s*")) {
      if (part.startsWith(directive + "=")) {
        return Integer.parseInt(part.substring(directive.length() + 1));
      }
    }
    throw new AssertionError(page.cacheControl() + " has no " + directive);
  }
}
