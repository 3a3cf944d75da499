package org.freshet.it.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.freshet.it.edge.ShopBehind.cacheStatus;
import static org.freshet.it.edge.ShopBehind.header;
import static org.freshet.it.edge.ShopBehind.title;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.freshet.isr.config.EdgeSettings.VarnishBy;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.Purge.Kind;
import org.freshet.isr.edge.Purge.Target;
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

/** Varnish with xkey, and nginx, both at once in front of the same shop. */
@EnabledIf(
    value = "org.freshet.it.edge.ProxyProcess#areInstalled",
    disabledReason = "left out: varnish or nginx is not installed")
@ExtendWith(ArquillianExtension.class)
class ProxiesIT {

  private static final int VARNISH = ProxyProcess.freePort();
  private static final int NGINX = ProxyProcess.freePort();
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String LIST = "api/v1/books";

  private static ProxyProcess varnish;
  private static ProxyProcess nginx;

  @ArquillianResource URL application;
  private ShopBehind behindVarnish;
  private ShopBehind behindNginx;

  @Deployment(testable = false)
  static Archive<?> shop() {
    return ShopBehind.archive(
        "shop-behind-proxies",
        "isr.edge=varnish,nginx",
        "isr.public-base=http://127.0.0.1:" + VARNISH + ",http://127.0.0.1:" + NGINX,
        "isr.edge.varnish.nodes=http://127.0.0.1:" + VARNISH,
        "isr.edge.nginx.nodes=http://127.0.0.1:" + NGINX,
        "isr.edge.nginx.token=" + TOKEN,
        "isr.edge.again=PT1S",
        "isr.edge.backoff=PT0.1S",
        "isr.gzip.enabled=false",
        "org.freshet.bookshop.api.BookResource/list/Isr/sMaxAge=2");
  }

  @BeforeEach
  void start_the_proxies() {
    if (varnish == null) {
      varnish = ProxyProcess.varnish(VARNISH, application);
      nginx = ProxyProcess.nginx(NGINX, application, TOKEN);
    }
    behindVarnish = new ShopBehind(application, VARNISH);
    behindNginx = new ShopBehind(application, NGINX);
  }

  @AfterAll
  static void stop_the_proxies() {
    if (varnish != null) {
      varnish.close();
    }
    if (nginx != null) {
      nginx.close();
    }
  }

  @Test
  void a_committed_change_is_soon_fresh_at_varnish_and_is_served_stale_until_then() {
    String page = "api/v1/books/11";
    isKeptByVarnish(page);
    String before = title(behindVarnish.get(page));

    behindVarnish.rename(11, "Changed at Varnish");

    List<HttpResponse<String>> answers =
        behindVarnish.askUntil("new", page, answer -> title(answer).equals("Changed at Varnish"));
    List<HttpResponse<String>> old = answers.subList(0, answers.size() - 1);
    assertThat(old).allSatisfy(answer -> assertThat(title(answer)).isEqualTo(before));
    assertThat(old)
        .as("softly: one visitor gets the old page once more, and nobody waits")
        .anyMatch(answer -> cacheStatus(answer).endsWith("varnish; hit; detail=stale"));
    assertThat(old)
        .as("from the edge, or from the origin's store where an earlier change purged it meanwhile")
        .extracting(ShopBehind::cacheStatus)
        .allMatch(status -> status.contains("; hit"));
    List<HttpResponse<String>> kept =
        behindVarnish.askUntil(
            "kept again", page, answer -> cacheStatus(answer).endsWith("varnish; hit"));
    assertThat(kept).allMatch(answer -> title(answer).equals("Changed at Varnish"));
  }

  @Test
  void a_committed_change_is_soon_fresh_at_nginx() {
    String page = "api/v1/books/12";
    isKeptByNginx(page);
    String before = title(behindNginx.get(page));

    behindNginx.rename(12, "Changed at nginx");

    List<HttpResponse<String>> answers =
        behindNginx.askUntil("new", page, answer -> title(answer).equals("Changed at nginx"));
    assertThat(answers.subList(0, answers.size() - 1))
        .allSatisfy(answer -> assertThat(title(answer)).isEqualTo(before));
    assertThat(answers)
        .as("refreshed by the application, never by a visitor")
        .allMatch(answer -> header(answer, "X-Cache").equals("HIT"));
  }

  @Test
  void what_nobody_may_see_any_more_is_dropped_at_varnish() throws IOException {
    isKeptByVarnish("api/v1/books/51");
    URI node = URI.create("http://127.0.0.1:" + VARNISH);
    EdgeCache edge =
        new Varnish(
            node,
            VarnishBy.XKEY,
            List.of(node),
            new HttpEdgeTransport(Duration.ofSeconds(5)),
            InstantSource.system());
    edge.purge(new Purge(Kind.TAGS, List.of(Target.of("book__51")), false, "1"));
    assertThat(cacheStatus(behindVarnish.get("api/v1/books/51"))).endsWith("varnish; fwd=miss");
  }

  @Test
  void what_is_stale_at_varnish_is_served_at_once_and_renewed_behind() {
    behindVarnish.askUntil("kept", LIST, answer -> cacheStatus(answer).endsWith("varnish; hit"));
    behindVarnish.askUntil(
        "stale", LIST, answer -> cacheStatus(answer).endsWith("varnish; hit; detail=stale"));
    behindVarnish.askUntil("renewed", LIST, a -> cacheStatus(a).endsWith("varnish; hit"));
  }

  @Test
  void what_is_stale_at_nginx_is_served_at_once_and_renewed_behind() {
    behindNginx.askUntil("kept", LIST, answer -> header(answer, "X-Cache").equals("HIT"));
    behindNginx.askUntil("stale", LIST, answer -> header(answer, "X-Cache").equals("STALE"));
    behindNginx.askUntil("renewed", LIST, answer -> header(answer, "X-Cache").equals("HIT"));
  }

  @Test
  void responses_carry_the_tags_for_varnish_in_one_line_and_visitors_do_not_see_them() {
    HttpResponse<String> direct = behindVarnish.getDirectly("api/v1/books/31");
    assertThat(direct.headers().allValues("xkey")).as("not stored, so not told").isEmpty();

    HttpResponse<String> visitor = behindVarnish.get("api/v1/books/31");
    assertThat(visitor.headers().allValues("xkey")).isEmpty();
    assertThat(behindNginx.get("api/v1/books/31").headers().allValues("xkey"))
        .singleElement()
        .satisfies(
            tags ->
                assertThat(tags.split(" "))
                    .contains("book__31", "book", "category", "author", "app", "path"));
  }

  @Test
  void nobody_but_the_application_may_have_a_page_refreshed() {
    String page = "api/v1/books/41";
    isKeptByNginx(page);
    assertThat(header(behindNginx.get(page, "Isr-Refresh", "guessed"), "X-Cache")).isEqualTo("HIT");
    assertThat(header(behindNginx.get(page, "Isr-Refresh", TOKEN), "X-Cache")).isEqualTo("BYPASS");
  }

  private void isKeptByVarnish(String page) {
    behindVarnish.askUntil("kept", page, answer -> cacheStatus(answer).endsWith("varnish; hit"));
  }

  private void isKeptByNginx(String page) {
    behindNginx.askUntil("kept", page, answer -> header(answer, "X-Cache").equals("HIT"));
  }
}
