package org.freshet.isr.edge.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.freshet.isr.edge.vendor.Purges.hard;
import static org.freshet.isr.edge.vendor.Purges.soft;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.freshet.isr.FakeClock;
import org.freshet.isr.config.EdgeSettings.Secret;
import org.freshet.isr.config.EdgeSettings.VarnishBy;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.Purge.Kind;
import org.freshet.isr.edge.Purge.Target;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.PurgeResult.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nodes of Varnish and nginx are sent; the real ones are asked in the container tests. */
class ProxiesTest {

  private static final URI SITE = URI.create("https://shop.example:8443");

  private final VendorServer node = new VendorServer(asked -> VendorServer.Said.of(200, ""));

  @AfterEach
  void stop() {
    node.close();
  }

  private EdgeCache varnish(VarnishBy by) {
    return new Varnish(node.uri(), by, List.of(SITE), Purges.TRANSPORT, new FakeClock());
  }

  private EdgeCache nginx() {
    return new Nginx(node.uri(), new Secret("secret"), Purges.TRANSPORT, new FakeClock());
  }

  @Test
  void a_node_is_asked_for_the_site_of_the_visitors() throws Exception {
    varnish(VarnishBy.PURGE).purge(soft(Kind.URLS, "https://shop.example:8443/a%20b?c=d"));
    assertThat(node.last().method()).isEqualTo("PURGE");
    assertThat(node.last().uri()).hasToString("http://shop.example:8443/a%20b?c=d");
    assertThat(node.last().header("Host")).isEqualTo("shop.example:8443");
  }

  @Test
  void varnish_purges_keys_softly_or_hard() throws Exception {
    varnish(VarnishBy.XKEY).purge(soft(Kind.TAGS, "book__1", "app"));
    assertThat(node.last().method()).isEqualTo("PURGEKEYS");
    assertThat(node.last().header("xkey-softpurge")).isEqualTo("book__1 app");
    assertThat(node.last().header("xkey-purge")).isEmpty();

    varnish(VarnishBy.XKEY).purge(hard(Kind.TAGS, "book__1"));
    assertThat(node.last().header("xkey-purge")).isEqualTo("book__1");
  }

  @Test
  void a_ban_matches_whole_tags_only() throws Exception {
    varnish(VarnishBy.BAN).purge(soft(Kind.TAGS, "book__1", "a.b"));
    Pattern banned = Pattern.compile(node.last().header("X-Cache-Tags"));
    assertThat(banned.matcher("app,book__1,x").find()).isTrue();
    assertThat(banned.matcher("a.b").find()).isTrue();
    assertThat(banned.matcher("book__11,abook__1,a_b,axb").find()).isFalse();
  }

  @Test
  void a_ban_of_a_prefix_is_of_one_host() throws Exception {
    varnish(VarnishBy.PURGE).purge(soft(Kind.PREFIXES, "https://shop.example:8443/a.b"));
    assertThat("shop.example:8443").matches(node.last().header("X-Host"));
    assertThat("shopXexample:8443").doesNotMatch(node.last().header("X-Host"));
    assertThat(node.last().header("X-Url")).isEqualTo("^/a\\.b");

    varnish(VarnishBy.PURGE).purge(hard(Kind.EVERYTHING));
    assertThat(node.last().header("X-Url")).isEqualTo(".");
  }

  @Test
  void who_may_not_purge_is_told_so() throws Exception {
    node.says(asked -> VendorServer.Said.of(405, ""));
    assertThat(varnish(VarnishBy.XKEY).purge(soft(Kind.TAGS, "a")).outcome())
        .isEqualTo(Outcome.DENIED);
  }

  @Test
  void nginx_refreshes_the_variant_of_a_page() throws Exception {
    node.says(
        asked ->
            new VendorServer.Said(
                200,
                "page",
                Map.of("Cache-Status", "isr; hit", "Cache-Control", "public, s-maxage=300")));
    Target page = new Target("https://shop.example:8443/a", Map.of("Accept-Language", "de"));
    assertThat(nginx().purge(new Purge(Kind.URLS, List.of(page), true, "1")))
        .isEqualTo(PurgeResult.done());
    assertThat(node.last().method()).isEqualTo("GET");
    assertThat(node.last().header("Accept-Language")).isEqualTo("de");
    assertThat(node.last().header("Isr-Refresh")).isEqualTo("secret");
  }

  @Test
  void a_page_that_the_application_still_answers_as_stale_is_refreshed_later() throws Exception {
    node.says(
        asked ->
            new VendorServer.Said(
                200,
                "page",
                asked.uri().getPath().equals("/stale")
                    ? Map.of("Cache-Status", "isr; hit", "Cache-Control", "public, s-maxage=0")
                    : Map.of("Cache-Status", "isr; hit", "Cache-Control", "s-maxage=300")));
    PurgeResult result =
        nginx().purge(soft(Kind.URLS, "https://shop.example/stale", "https://shop.example/b"));
    assertThat(result.outcome()).isEqualTo(Outcome.DONE);
    assertThat(result.left()).containsExactly(Target.of("https://shop.example/stale"));
  }

  @Test
  void a_node_that_cannot_reach_the_application_is_asked_later() throws Exception {
    node.says(asked -> VendorServer.Said.of(502, "Bad Gateway"));
    assertThat(nginx().purge(soft(Kind.URLS, "https://shop.example/a")).outcome())
        .isEqualTo(Outcome.LATER);
  }
}
