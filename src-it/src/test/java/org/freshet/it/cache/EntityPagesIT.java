package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.Arrays;
import java.util.List;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Library;
import org.freshet.it.cache.app.Shelf;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.cache.app.Volume;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What visitors see of entities that transactions change: nobody renews a page by hand here. */
@ExtendWith(ArquillianExtension.class)
class EntityPagesIT {

  private static final int DELIVERED = 2000;

  @ArquillianResource URL application;
  private Site site;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.war(Library.class, Shelf.class, Volume.class, Stage.class, Control.class)
        .addAsResource(
            Archives.persistence(
                "library",
                "<mapping-file>META-INF/isr-orm.xml</mapping-file>",
                Shelf.class,
                Volume.class),
            "META-INF/persistence.xml");
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(application);
  }

  @Test
  void a_change_that_is_rolled_back_renews_nothing() {
    shelves(11, 12);
    post("library/shelves/11/110/kept");
    List<String> pages =
        List.of("library/shelves/11", "library/shelves/12", "library/volumes/110", "library/count");
    List<Reply> before = pages.stream().map(page -> settled(page)).toList();
    int[] runs = runs("shelf-11", "shelf-12", "volume-110", "count");
    long raises = raises();

    site.send("POST", "library/volumes/110/almost/12", "").answers(409);

    assertThat(raises()).as("only the one that asks").isEqualTo(raises + 1);
    for (int i = 0; i < pages.size(); i++) {
      Reply after = site.get(pages.get(i)).isHit().says(before.get(i).body());
      assertThat(after.header("ETag")).isEqualTo(before.get(i).header("ETag"));
      assertThat(after.cacheControl()).as("%s", after).contains("s-maxage=300");
    }
    assertThat(runs("shelf-11", "shelf-12", "volume-110", "count")).isEqualTo(runs);
  }

  @Test
  void an_entity_that_moves_renews_the_pages_of_both_places() {
    shelves(21, 22, 23);
    post("library/shelves/21/210/moved");
    post("library/shelves/22/220/stays");
    settled("library/shelves/21").says("moved");
    settled("library/shelves/22").says("stays");
    settled("library/shelves/23").says("");
    int[] runs = runs("shelf-21", "shelf-22", "shelf-23");

    post("library/volumes/210/to/22");

    awaitRun("shelf-21", runs[0] + 1);
    awaitRun("shelf-22", runs[1] + 1);
    site.awaitRenewal("library/shelves/21", "DONE");
    site.awaitRenewal("library/shelves/22", "DONE");
    site.get("library/shelves/21").isHit().says("");
    site.get("library/shelves/22").isHit().says("moved, stays");
    site.get("library/shelves/23").isHit().says("");
    assertThat(runs("shelf-21", "shelf-22", "shelf-23"))
        .containsExactly(runs[0] + 1, runs[1] + 1, runs[2]);
  }

  @Test
  void two_thousand_changes_in_one_transaction_are_one_raise_and_one_renewal() {
    shelves(31);
    int before = Integer.parseInt(settled("library/count").body());
    settled("library/shelves/31").says("");
    int[] runs = runs("count", "shelf-31");
    long raises = raises();

    post("library/delivery/31/" + DELIVERED);

    awaitRun("count", runs[0] + 1);
    awaitRun("shelf-31", runs[1] + 1);
    site.awaitRenewal("library/count", "DONE 1 null");
    site.awaitRenewal("library/shelves/31", "DONE 1 null");
    assertThat(raises()).as("one, and the one that asks").isEqualTo(raises + 2);
    Reply count = site.get("library/count").isHit().says("" + (before + DELIVERED));
    assertThat(count.cacheControl()).contains("s-maxage=300");
    assertThat(site.get("library/shelves/31").isHit().body()).contains("volume 1999");
    assertThat(runs("count", "shelf-31")).containsExactly(runs[0] + 1, runs[1] + 1);
  }

  /** How often tags were raised so far, this time included: each raise takes the next number. */
  private long raises() {
    return Long.parseLong(site.revalidate("nobody:asked").split(" ")[0]);
  }

  /** A page that is fresh, whatever the changes before it have caused. */
  private Reply settled(String page) {
    Site.until(page, () -> isFreshHit(site.get(page)));
    return site.get(page).isHit();
  }

  private static boolean isFreshHit(Reply reply) {
    return reply.cacheStatus().contains("; hit;") && reply.cacheControl().contains("s-maxage=300");
  }

  /** Looks at nobody's page meanwhile: a visitor to a stale one would have it renewed as well. */
  private void awaitRun(String name, int run) {
    Site.until(name + " runs again", () -> site.runs(name) >= run);
  }

  private void shelves(int... ids) {
    for (int id : ids) {
      post("library/shelves/" + id);
    }
  }

  private void post(String path) {
    site.send("POST", path, "").answers(200);
  }

  private int[] runs(String... names) {
    return Arrays.stream(names).mapToInt(site::runs).toArray();
  }
}
