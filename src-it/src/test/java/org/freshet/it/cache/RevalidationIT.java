package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import org.freshet.it.cache.app.Configured;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Directed;
import org.freshet.it.cache.app.MappedMapper;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.cache.app.Untyped;
import org.freshet.it.cache.app.UnwritableWriter;
import org.freshet.it.cache.app.Witness;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Server;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Raised tags, and what becomes of the pages that carry them. */
@ExtendWith(ArquillianExtension.class)
class RevalidationIT {

  private static final String CONFIGURED = Configured.class.getName();

  @ArquillianResource URL application;
  @ArquillianResource Server server;
  private Site site;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.war(
                Pages.class,
                Directed.class,
                MappedMapper.class,
                UnwritableWriter.class,
                Untyped.class,
                Configured.class,
                Stage.class,
                Control.class,
                Witness.class)
            .addClasses(Directed.class.getDeclaredClasses()),
        "isr.warmup.attempts=2",
        "isr.warmup.backoff=PT0.05S",
        "isr.warmup.concurrency=2",
        CONFIGURED + "/byMethod/Isr/sMaxAge=11",
        CONFIGURED + "/disabled/Isr/enabled=false",
        CONFIGURED + "/Isr/sMaxAge=22",
        "Isr/staleIfError=33");
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(application);
  }

  @Test
  void a_raise_renews_behind_and_nobody_waits() {
    site.get("pages/raised").isStored().says("raised 1");
    site.hold("raised");
    assertThat(site.revalidate("page:raised")).endsWith(" [page:raised] false");
    site.awaitHeld("raised", 1);

    assertThat(site.atOnce(50, "pages/raised"))
        .hasSize(50)
        .allSatisfy(
            reply -> {
              reply.isStale().says("raised 1");
              assertThat(reply.cacheStatus()).doesNotContain("fwd", "collapsed");
            });
    assertThat(site.held("raised")).as("the renewal is still under way").isEqualTo(1);

    site.open("raised");
    site.awaitRenewal("pages/raised", "DONE");
    Reply renewed = site.get("pages/raised").isHit().says("raised 2");
    assertThat(renewed.cacheControl()).contains("s-maxage=300");
    assertThat(site.runs("raised")).isEqualTo(2);
  }

  @Test
  void an_expire_makes_the_next_visitor_wait_for_the_new_one() {
    site.get("pages/expired/in/hard").isStored().says("expired 1");
    assertThat(site.expire("group:hard")).endsWith(" [group:hard] true");

    assertThat(site.get("pages/expired/in/hard").answers(200).body()).isNotEqualTo("expired 1");
    site.awaitKnown("hard");
    Site.until("kept", () -> site.get("pages/expired/in/hard").cacheStatus().contains("hit"));
    assertThat(site.get("pages/expired/in/hard").isHit().body()).isNotEqualTo("expired 1");
  }

  @Test
  void a_path_is_revalidated_in_all_its_variants_and_alone() {
    String[] german = {"Accept-Language", "de"};
    site.get("pages/by-path/translated", german).isStored().says("de 1");
    site.get("pages/by-path/translated").isStored().says("null 1");
    site.get("pages/by-path").isStored().says("by-path 1");

    site.revalidatePath(site.path("pages/by-path/translated"));

    Site.until("de", () -> site.get("pages/by-path/translated", german).body().equals("de 2"));
    Site.until("none", () -> site.get("pages/by-path/translated").body().equals("null 2"));
    site.get("pages/by-path").isHit().says("by-path 1");
  }

  @Test
  void everything_is_revalidated_at_once() {
    site.get("pages/all-1").isStored();
    site.get("pages/all-2").isStored();

    site.revalidateAll();

    Site.until("first", () -> site.get("pages/all-1").body().equals("all-1 2"));
    Site.until("second", () -> site.get("pages/all-2").body().equals("all-2 2"));
  }

  @Test
  void a_namespace_stands_for_all_of_its_tags() {
    site.get("pages/spaced/in/space-1").isStored();
    site.revalidate("group");
    Site.until("renewed", () -> site.get("pages/spaced/in/space-1").body().equals("spaced 2"));
  }

  @Test
  void only_so_many_pages_are_renewed_at_once_and_the_rest_is_seen_to_wait() {
    List<String> pages = Stream.of(1, 2, 3, 4).map(i -> "pages/many-" + i + "/in/many").toList();
    pages.forEach(page -> site.get(page).isStored());
    site.hold("many", 4);
    site.revalidate("group:many");
    site.awaitHeld("many", 2);

    Site.until("all are known", () -> states(pages).size() == 4);
    assertThat(states(pages)).containsExactlyInAnyOrder("WARMING", "WARMING", "PENDING", "PENDING");
    assertThat(site.held("many")).isEqualTo(2);

    site.open("many");
    pages.forEach(page -> site.awaitRenewal(page, "DONE 1 null"));
    pages.forEach(page -> assertThat(site.get(page).isHit().body()).endsWith(" 2"));
    Site.until(
        "the events",
        () -> site.notes("renewals").stream().filter(note -> note.contains("/many-")).count() == 4);
    assertThat(site.notes("renewals")).contains(site.path(pages.get(0)) + " DONE 1 null");
  }

  @Test
  void observers_that_run_at_once_leave_nothing_behind_on_their_threads() {
    List<String> pages = List.of("pages/watched-1/in/watched", "pages/watched-2/in/watched");
    pages.forEach(page -> site.get(page).isStored());
    site.hold("observers", 2);
    site.revalidate("group:watched");
    site.awaitHeld("observers", 2);
    site.open("observers");
    Site.until(
        "both have ended",
        () ->
            site.notes("renewals").stream().filter(note -> note.contains("/watched-")).count()
                == 2);

    assertThat(site.atOnce(50, pages.get(0), "Origin", "https://other.example"))
        .allSatisfy(reply -> reply.answers(200).says("watched-1 2"));
  }

  @Test
  void a_raise_during_a_renewal_causes_one_more() {
    site.get("pages/twice/in/again").isStored().says("twice 1");
    site.hold("twice");
    site.revalidate("page:twice");
    site.awaitHeld("twice", 1);

    site.revalidate("group:again");
    site.awaitKnown("again");
    site.get("pages/twice/in/again").isStale().says("twice 1");
    site.open("twice");

    Site.until("renewed again", () -> site.get("pages/twice/in/again").body().equals("twice 3"));
    site.awaitRenewal("pages/twice/in/again", "DONE");
    assertThat(site.runs("twice")).isEqualTo(3);
    assertThat(site.get("pages/twice/in/again").isHit().cacheControl()).contains("s-maxage=300");
  }

  @Test
  void a_renewal_that_finds_the_page_gone_forgets_it() {
    site.get("directed/gone").isStored();
    site.direct("gone", "404");
    site.revalidate("page:gone");
    site.awaitRenewal("directed/gone", "DONE");

    int runs = site.runs("gone");
    site.get("directed/gone").answers(404).isNobodysToKeep();
    site.revalidate("page:gone");
    site.get("directed/gone").answers(404);
    assertThat(site.runs("gone")).as("nothing is renewed any more").isEqualTo(runs + 2);
  }

  @Test
  void a_page_that_refuses_its_renewal_is_left_to_visitors_and_reported_once() {
    int before = reports();
    for (String page : List.of("refusing-1", "refusing-2")) {
      site.get("directed/" + page).isStored();
      site.direct(page, page.endsWith("1") ? "401" : "403");
      site.revalidate("page:" + page);
      site.awaitRenewal("directed/" + page, "FAILED 1 status 40");

      site.direct(page, "200");
      site.get("directed/" + page).isStored().says(page + " 3");
      site.get("directed/" + page).isHit().says(page + " 3");
    }
    Site.until("the report", () -> reports() > before);
    assertThat(reports()).isEqualTo(before + 1);
  }

  @Test
  void a_renewal_that_fails_is_tried_again_and_then_left_to_visitors() {
    site.get("directed/failing").isStored();
    site.direct("failing", "500");
    site.revalidate("page:failing");
    site.awaitRenewal("directed/failing", "FAILED 2 status 500");
    assertThat(site.runs("failing")).isEqualTo(3);
    Site.until(
        "the event",
        () ->
            site.notes("renewals")
                .contains(site.path("directed/failing") + " FAILED 2 status 500"));

    site.get("directed/failing").isStale().says("failing 1");
    site.direct("failing", "200");
    site.get("directed/failing").isStored().says("failing 5");
    site.revalidate("page:failing");
    site.awaitRenewal("directed/failing", "DONE");
    site.get("directed/failing").isHit().says("failing 6");
  }

  @Test
  void a_renewal_asks_for_the_variant_that_it_renews() {
    String[] german = {"Accept-Language", "de"};
    String[] english = {"Accept-Language", "en"};
    site.get("pages/variants/translated", german).isStored().says("de 1");
    site.get("pages/variants/translated", english).isStored().says("en 1");
    site.get("pages/variants/translated").isStored().says("null 1");

    site.revalidate("page:variants");

    Site.until("de", () -> site.get("pages/variants/translated", german).body().equals("de 2"));
    Site.until("en", () -> site.get("pages/variants/translated", english).body().equals("en 2"));
    Site.until("none", () -> site.get("pages/variants/translated").body().equals("null 2"));
  }

  @Test
  void a_page_of_no_declared_type_is_renewed_for_each_who_asked() {
    String[] text = {"Accept", "text/plain"};
    Reply any = site.get("untyped/open").isStored();
    site.get("untyped/open", text).isStored();
    site.revalidate("page:open");

    Site.until("any", () -> isRenewed(site.get("untyped/open"), any));
    Site.until("text", () -> isRenewed(site.get("untyped/open", text), any));
    assertThat(site.runs("open")).isEqualTo(4);
  }

  @Test
  void settings_override_annotations() {
    assertThat(site.get("configured/by-method").isStored().cacheControl())
        .contains("s-maxage=11", "stale-if-error=33", "stale-while-revalidate=3600");
    assertThat(site.get("configured/by-class").isStored().cacheControl())
        .contains("s-maxage=22", "stale-if-error=33");
    assertThat(site.get("pages/by-default").isStored().cacheControl())
        .contains("s-maxage=300", "stale-if-error=33");

    Reply disabled = site.get("configured/disabled").answers(200);
    assertThat(disabled.header("Cache-Status")).isEmpty();
    assertThat(disabled.cacheControl()).isEmpty();
    site.get("configured/disabled").says("disabled 2");
  }

  /** Produced after the first two, and fresh. */
  private static boolean isRenewed(Reply reply, Reply first) {
    return !reply.cacheControl().contains("s-maxage=0")
        && !reply.body().equals(first.body())
        && !reply.body().endsWith(" 2");
  }

  private List<String> states(List<String> pages) {
    return pages.stream()
        .flatMap(page -> site.renewals(page).stream().limit(1))
        .map(renewal -> renewal.split(" ")[0])
        .toList();
  }

  private int reports() {
    return server.logged().split("answers its own renewal requests", -1).length - 1;
  }
}
