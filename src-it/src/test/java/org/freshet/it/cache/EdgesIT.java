package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Directed;
import org.freshet.it.cache.app.MappedMapper;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.RecordingEdge;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What responses carry for the edges of an application, and when those are told of changes: two
 * CDNs that nobody can reach from here, whatever understands cache groups, and an edge of the
 * application's own.
 */
@ExtendWith(ArquillianExtension.class)
class EdgesIT {

  @ArquillianResource URL application;
  private Site site;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.war(
                Pages.class,
                Directed.class,
                MappedMapper.class,
                Stage.class,
                Control.class,
                RecordingEdge.class)
            .addClasses(Directed.class.getDeclaredClasses()),
        "isr.edge=cloudflare,fastly,cache-groups,recording",
        "isr.public-base=https://shop.example",
        "isr.edge.again=0",
        "isr.edge.patience=PT1M",
        "isr.edge.backoff=PT5M",
        "isr.edge.cloudflare.zone=z1",
        "isr.edge.cloudflare.token=a-secret",
        "isr.edge.cloudflare.api=http://127.0.0.1:9",
        "isr.edge.fastly.service=s1",
        "isr.edge.fastly.token=a-secret",
        "isr.edge.fastly.api=http://127.0.0.1:9",
        "isr.warmup.attempts=2",
        "isr.warmup.backoff=PT0.05S");
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(application);
  }

  @Test
  void a_response_carries_what_each_edge_reads_when_it_is_stored_and_as_a_hit() {
    Reply stored = site.get("pages/carried").isStored();
    Reply hit = site.get("pages/carried").isHit();
    Reply unchanged = site.get("pages/carried", "If-None-Match", hit.header("ETag")).answers(304);

    for (Reply reply : List.of(stored, hit, unchanged)) {
      assertThat(tags(reply, "Cache-Tag", ",")).contains("page__carried", "page", "app", "path");
      assertThat(tags(reply, "Surrogate-Key", " ")).contains("page__carried", "app__1");
      assertThat(tags(reply, "X-Own-Tags", " ")).contains("page__carried");
      assertThat(tags(reply, "Cache-Groups", ", ")).contains("\"page__carried\"", "\"app\"");
      String lifetime = "max-age=300, stale-while-revalidate=3600, stale-if-error=86400";
      assertThat(reply.all("Cloudflare-CDN-Cache-Control")).containsExactly(lifetime);
      assertThat(reply.all("Surrogate-Control")).containsExactly(lifetime);
      assertThat(reply.cacheControl()).contains("s-maxage=300");
    }
  }

  @Test
  void tags_of_the_application_leave_room_for_ours_or_the_page_is_nobodys_to_keep() {
    Reply beside = site.get("pages/beside/self-tagged/49").isStored();
    assertThat(tags(beside, "X-Own-Tags", " ")).hasSize(50).contains("mine48", "0-more");

    site.get("pages/full/self-tagged/50").isNobodysToKeep();
    Reply again = site.get("pages/full/self-tagged/50").isNobodysToKeep();
    again.says("full 2");
    assertThat(tags(again, "X-Own-Tags", " ")).hasSize(50).doesNotContain("0-more");
  }

  @Test
  void what_is_served_stale_is_fresh_in_no_field() {
    site.get("pages/staling").isStored();
    site.hold("staling");
    site.revalidate("page:staling");
    site.awaitHeld("staling", 1);

    Reply stale = site.get("pages/staling").isStale();
    assertThat(stale.all("Cloudflare-CDN-Cache-Control")).containsExactly("max-age=0");
    assertThat(stale.all("Surrogate-Control")).containsExactly("max-age=0");
    site.open("staling");
  }

  @Test
  void what_is_not_stored_carries_nothing_for_edges() {
    Reply personal = site.get("pages/somebody/personal").isNobodysToKeep();
    assertThat(personal.headers())
        .doesNotContainKeys(
            "Cache-Tag",
            "Surrogate-Key",
            "Cache-Groups",
            "X-Own-Tags",
            "Surrogate-Control",
            "Cloudflare-CDN-Cache-Control");
  }

  @Test
  void an_edge_is_purged_softly_when_the_page_is_renewed_and_not_before() {
    site.get("pages/ordered").isStored();
    site.hold("ordered");
    site.revalidate("page:ordered");
    site.awaitHeld("ordered", 1);
    assertThat(purges("page__ordered")).isEmpty();
    site.open("ordered");

    Site.until("the purge", () -> !purges("page__ordered").isEmpty());
    assertThat(purges("page__ordered"))
        .allSatisfy(
            purge ->
                assertThat(purge).startsWith("soft ").contains(" any__page ").endsWith(" runs=2"));
    site.get("pages/ordered").isHit().says("ordered 2");
  }

  @Test
  void an_edge_is_purged_hard_of_what_nobody_may_see_any_more() {
    site.get("pages/withdrawn").isStored();
    site.expire("page:withdrawn");
    Site.until("the purge", () -> !purges("page__withdrawn").isEmpty());
    assertThat(purges("page__withdrawn").get(0)).startsWith("hard ");
  }

  @Test
  void an_edge_is_purged_of_a_page_whose_renewal_was_given_up() {
    site.get("directed/hopeless").isStored();
    site.direct("hopeless", "500");
    site.revalidate("page:hopeless");
    site.awaitRenewal("directed/hopeless", "FAILED 2");
    Site.until("the purge", () -> !purges("page__hopeless").isEmpty());
  }

  @Test
  void everything_is_purged_by_the_tag_that_everything_carries() {
    site.get("pages/anything").isStored();
    site.revalidateAll();
    Site.until("the purge", () -> purges("app").stream().anyMatch(p -> p.contains(" any__app ")));
  }

  private List<String> purges(String tag) {
    return site.notes("purges").stream()
        .filter(purge -> List.of(purge.split(" ")).contains(tag))
        .toList();
  }

  private static String[] tags(Reply reply, String field, String separator) {
    assertThat(reply.all(field)).as("%s is one line", field).hasSize(1);
    return reply.header(field).split(separator);
  }
}
