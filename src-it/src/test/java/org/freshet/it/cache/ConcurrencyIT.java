package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.freshet.it.cache.app.Arrivals;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many visitors at once: one produces, nobody waits where something is stored. */
@ExtendWith(ArquillianExtension.class)
class ConcurrencyIT {

  private static final int MANY = 200;

  @ArquillianResource URL application;
  private Site site;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.war(Pages.class, Stage.class, Control.class, Arrivals.class);
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(application);
  }

  @Test
  void of_many_first_requests_one_runs_the_method() {
    List<Reply> replies = site.atOnce(MANY, "pages/first/slow");

    assertThat(replies).hasSize(MANY).allSatisfy(reply -> reply.answers(200).says("first 1"));
    assertThat(replies).filteredOn(reply -> reply.cacheStatus().contains("stored")).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> !reply.cacheStatus().contains("stored"))
        .allSatisfy(reply -> assertThat(reply.cacheStatus()).containsAnyOf("hit", "collapsed"));
    assertThat(replies).extracting(reply -> reply.header("ETag")).containsOnly(tag(replies));
    assertThat(site.runs("first")).isEqualTo(1);
  }

  @Test
  void who_waits_for_the_first_one_shares_its_answer() {
    site.hold("shared");
    CompletableFuture<Reply> first = site.begin("pages/shared");
    site.awaitHeld("shared", 1);
    int before = site.runs("arrivals");
    List<CompletableFuture<Reply>> others = begin(1, "pages/shared");
    awaitArrivals(before, 1);
    site.open("shared");

    first.join().isStored().says("shared 1");
    assertThat(others)
        .allSatisfy(
            other -> {
              Reply reply = other.join().answers(200).says("shared 1");
              assertThat(reply.cacheStatus()).containsAnyOf("collapsed", "hit");
            });
    assertThat(site.runs("shared")).isEqualTo(1);
  }

  @Test
  void at_expiry_all_are_answered_while_one_renewal_is_under_way() {
    site.get("pages/expiring/short-lived").isStored().says("expiring 1");
    site.hold("expiring");
    Site.until(
        "the page is stale",
        () -> site.get("pages/expiring/short-lived").cacheControl().contains("s-maxage=0"));
    site.awaitHeld("expiring", 1);

    List<Reply> replies = site.atOnce(MANY, "pages/expiring/short-lived");

    assertThat(site.held("expiring")).as("the renewal is still under way").isEqualTo(1);
    assertThat(replies).hasSize(MANY).allSatisfy(reply -> reply.isStale().says("expiring 1"));
    assertThat(site.runs("expiring")).isEqualTo(2);

    site.open("expiring");
    site.awaitRenewal("pages/expiring/short-lived", "DONE");
    assertThat(site.renewals("pages/expiring/short-lived")).containsExactly("DONE 1 null");
    assertThat(site.runs("expiring")).isEqualTo(2);
  }

  @Test
  void after_an_expire_nobody_joins_the_older_flight() {
    site.hold("recalled");
    CompletableFuture<Reply> older = site.begin("pages/recalled/in/recall");
    site.awaitHeld("recalled", 1);

    site.expire("group:recall");
    site.awaitKnown("recall");
    site.get("pages/recalled/in/recall").isStored().says("recalled 2");

    assertThat(site.held("recalled")).as("the older one is still under way").isEqualTo(1);
    site.get("pages/recalled/in/recall").isHit().says("recalled 2");
    site.open("recalled");
    older.join().answers(200).isNobodysToKeep().says("recalled 1");
    site.get("pages/recalled/in/recall").isHit().says("recalled 2");
  }

  @Test
  void a_first_request_that_may_not_be_shared_does_not_line_up_the_others() {
    site.hold("own-first");
    site.hold("own-rest", 2);
    CompletableFuture<Reply> first = site.begin("pages/own/personal");
    site.awaitHeld("own-first", 1);
    int before = site.runs("arrivals");
    List<CompletableFuture<Reply>> others = begin(2, "pages/own/personal");
    awaitArrivals(before, 2);

    site.open("own-first");
    site.awaitHeld("own-rest", 2);
    site.open("own-rest");

    first.join().isNobodysToKeep().says("own 1");
    assertThat(others).allSatisfy(other -> other.join().answers(200).isNobodysToKeep());
    assertThat(others).extracting(other -> other.join().body()).doesNotHaveDuplicates();
  }

  private List<CompletableFuture<Reply>> begin(int count, String path) {
    return IntStream.range(0, count).mapToObj(i -> site.begin(path)).toList();
  }

  /**
   * Asking counts as well: each look adds one. Few at a time: who waits keeps a thread, and a
   * server on two cores may begin with four of them.
   */
  private void awaitArrivals(int before, int count) {
    int[] looks = {0};
    Site.until(count + " have arrived", () -> site.runs("arrivals") - before - ++looks[0] >= count);
  }

  private static String tag(List<Reply> replies) {
    return replies.get(0).header("ETag");
  }
}
