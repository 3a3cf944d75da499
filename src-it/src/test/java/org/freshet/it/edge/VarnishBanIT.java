package org.freshet.it.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.freshet.it.edge.ShopBehind.cacheStatus;
import static org.freshet.it.edge.ShopBehind.title;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.freshet.isr.config.EdgeSettings.VarnishBy;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.Purge.Kind;
import org.freshet.isr.edge.Purge.Target;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.vendor.Varnish;
import org.freshet.isr.http.HttpEdgeTransport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** Varnish without xkey: what has changed is banned by its tags. */
@EnabledIf(
    value = "org.freshet.it.edge.ProxyProcess#isVarnishInstalled",
    disabledReason = "left out: varnish is not installed")
@ExtendWith(ArquillianExtension.class)
class VarnishBanIT {

  private static final Pattern RELATION = Pattern.compile("\"(author|category)\":\\{\"id\":\\d+");
  private static final int VARNISH = ProxyProcess.freePort();
  private static ProxyProcess varnish;

  @ArquillianResource URL application;
  private ShopBehind shop;

  @Deployment(testable = false)
  static Archive<?> shop() {
    return ShopBehind.archive(
        "shop-behind-bans",
        "isr.edge=varnish",
        "isr.public-base=http://127.0.0.1:" + VARNISH,
        "isr.edge.varnish.nodes=http://127.0.0.1:" + VARNISH,
        "isr.edge.varnish.by=ban",
        "isr.edge.again=0");
  }

  @BeforeEach
  void start_varnish() {
    if (varnish == null) {
      varnish = ProxyProcess.varnish(VARNISH, application);
    }
    shop = new ShopBehind(application, VARNISH);
  }

  @AfterAll
  static void stop_varnish() {
    if (varnish != null) {
      varnish.close();
    }
  }

  @Test
  void a_change_bans_the_page_and_no_other() {
    int[] others = unrelated(11);
    keep(11, others[0], others[1]);

    shop.rename(11, "Banned and back");

    List<HttpResponse<String>> answers =
        shop.askUntil("new", page(11), answer -> title(answer).equals("Banned and back"));
    assertThat(cacheStatus(answers.get(answers.size() - 1)))
        .as("the application has it ready when it is banned")
        .contains("isr; hit")
        .endsWith("varnish; fwd=miss");
    assertThat(cacheStatus(shop.get(page(others[0])))).endsWith("varnish; hit");
    assertThat(cacheStatus(shop.get(page(others[1])))).endsWith("varnish; hit");
  }

  @Test
  void pages_are_dropped_by_url_by_prefix_and_all_at_once() throws IOException {
    URI node = URI.create("http://127.0.0.1:" + VARNISH);
    EdgeCache byUrl =
        new Varnish(
            node,
            VarnishBy.PURGE,
            List.of(node),
            new HttpEdgeTransport(Duration.ofSeconds(5)),
            InstantSource.system());
    String site = node + application.getPath();

    keep(31, 32, 4);
    drop(byUrl, Kind.URLS, site + page(31));
    assertThat(cacheStatus(shop.get(page(31)))).endsWith("varnish; fwd=miss");
    assertThat(cacheStatus(shop.get(page(32)))).endsWith("varnish; hit");

    keep(31, 32, 4);
    drop(byUrl, Kind.PREFIXES, site + page(3));
    assertThat(cacheStatus(shop.get(page(31)))).endsWith("varnish; fwd=miss");
    assertThat(cacheStatus(shop.get(page(32)))).endsWith("varnish; fwd=miss");
    assertThat(cacheStatus(shop.get(page(4)))).endsWith("varnish; hit");

    keep(31, 32, 4);
    drop(byUrl, Kind.EVERYTHING);
    assertThat(cacheStatus(shop.get(page(4)))).endsWith("varnish; fwd=miss");
  }

  /** Two books of other authors and on other shelves. */
  private int[] unrelated(int book) {
    List<String> own = relations(book);
    return IntStream.rangeClosed(1, 200)
        .filter(other -> Collections.disjoint(own, relations(other)))
        .limit(2)
        .toArray();
  }

  private List<String> relations(int book) {
    Matcher relation = RELATION.matcher(shop.get(page(book)).body());
    return relation.results().map(MatchResult::group).toList();
  }

  private void keep(int... books) {
    for (int book : books) {
      shop.askUntil("kept", page(book), answer -> cacheStatus(answer).endsWith("varnish; hit"));
    }
  }

  private static void drop(EdgeCache edge, Kind kind, String... texts) throws IOException {
    List<Target> targets = Stream.of(texts).map(Target::of).toList();
    assertThat(edge.purge(new Purge(kind, targets, false, "1"))).isEqualTo(PurgeResult.done());
  }

  private static String page(int book) {
    return "api/v1/books/" + book;
  }
}
