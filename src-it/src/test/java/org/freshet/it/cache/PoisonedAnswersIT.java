package org.freshet.it.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Reflecting;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.cache.app.Targets;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Attacks by way of what an application answers, of what the library does by itself, and of what it
 * tells: each is made first, and then somebody innocent asks. In production, as attackers find it.
 */
@ExtendWith(ArquillianExtension.class)
class PoisonedAnswersIT {

  private static final AtomicInteger LURED = new AtomicInteger();
  private static HttpServer stranger;

  @ArquillianResource
  @OperateOnDeployment("shop")
  URL shop;

  @ArquillianResource
  @OperateOnDeployment("small")
  URL small;

  private Site site;

  @Deployment(name = "shop", testable = false)
  static Archive<?> shop() {
    return Archives.with(
            Archives.war(Targets.class, Stage.class, Control.class, Reflecting.class),
            "isr.hosts.max=100")
        .addAsWebInfResource(Archives.basicAuthentication(), "web.xml");
  }

  @Deployment(name = "small", testable = false)
  static Archive<?> small() {
    return Archives.with(
        Archives.war(Targets.class, Stage.class, Control.class), "isr.store.max-bytes=1048576");
  }

  /** Somebody else's server, which counts who was lured to it. */
  @BeforeAll
  static void a_stranger_waits() throws IOException {
    stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stranger.createContext(
        "/",
        exchange -> {
          LURED.incrementAndGet();
          byte[] body = "evil".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    stranger.start();
  }

  @AfterAll
  static void the_stranger_leaves() {
    stranger.stop(0);
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(shop);
  }

  @Test
  void an_answer_that_varies_by_everything_or_everybody_is_kept_for_nobody() {
    for (String vary :
        List.of(
            "Vary: *",
            "Vary: Accept-Language, *",
            "Vary: *, Accept-Language",
            "Vary: Accept-Language\nVary: *",
            "Vary: Cookie",
            "Vary: Authorization",
            "Vary: User-Agent")) {
      String name = "varied-" + Math.abs(vary.hashCode());
      site.direct(name, vary);
      String page = "targets/" + name + "/saying";
      site.get(page, "User-Agent", "evil", "Cookie", "a=evil").isNobodysToKeep().says(name + " 1");

      site.get(page).isNobodysToKeep().says(name + " 2");
    }
  }

  @Test
  void an_answer_whose_own_fields_say_how_it_varies_is_for_its_like_only() {
    site.direct("alike", "Cache-Control: max-age=60\nVary: X-Country");
    site.get("targets/alike/answering", "X-Country", "evil").answers(200).says("alike 1");

    site.get("targets/alike/answering", "X-Country", "it").answers(200).says("alike 2");
    site.get("targets/alike/answering").answers(200).says("alike 3");
    site.get("targets/alike/answering", "X-Country", "it").isHit().says("alike 2");

    for (String vary : List.of("*", "X-Country, *", "X-Country\nVary: *")) {
      site.direct("unlike", "Cache-Control: max-age=60\nVary: " + vary);
      String first = site.get("targets/unlike/answering", "X-Country", "evil").body();
      assertThat(site.get("targets/unlike/answering").body()).as(vary).isNotEqualTo(first);
    }
  }

  @Test
  void an_answer_with_a_cookie_of_one_visitor_is_kept_for_nobody() {
    site.direct("baked", "Set-Cookie: session=mallory");
    site.get("targets/baked/saying").isNobodysToKeep();

    Reply own = site.get("targets/baked/saying").isNobodysToKeep().says("baked 2");
    assertThat(own.all("Set-Cookie")).hasSize(1);
    site.direct("baked", "");
    assertThat(site.get("targets/baked/saying").isStored().headers())
        .doesNotContainKey("Set-Cookie");
  }

  @Test
  void a_page_with_the_token_of_one_session_is_kept_for_nobody() {
    Reply mallorys = site.get("targets/token/form").isNobodysToKeep();
    String session = mallorys.body().split(" ")[2];

    assertThat(site.get("targets/token/form").isNobodysToKeep().body()).doesNotContain(session);
  }

  @Test
  void a_permission_for_one_origin_is_given_to_no_other() {
    String page = "targets/shared/saying";
    Reply attack = site.get(page, "Origin", "https://evil.example").isStored();
    assertThat(attack.header("Access-Control-Allow-Origin")).isEqualTo("https://evil.example");
    // Else a cache on the way would hand it to others.
    assertThat(attack.header("Vary")).containsIgnoringCase("Origin");

    Reply plain = site.get(page).isHit().says("shared 1");
    assertThat(plain.headers()).doesNotContainKey("Access-Control-Allow-Origin");
    Reply other = site.get(page, "Origin", "https://good.example").isHit().says("shared 1");
    assertThat(other.all("Access-Control-Allow-Origin")).containsExactly("https://good.example");
    assertThat(other.header("Vary")).containsIgnoringCase("Origin");
    Reply known =
        site.get(page, "Origin", "https://evil.example", "If-None-Match", other.header("ETag"));
    assertThat(known.answers(304).header("Vary")).containsIgnoringCase("Origin");
  }

  @Test
  void a_permission_for_one_origin_is_given_to_no_other_where_the_answer_says_how_it_lives() {
    String page = "targets/permitted/answering";
    site.direct("permitted", "Cache-Control: max-age=60");
    Reply attack = site.get(page, "Origin", "https://evil.example").answers(200);
    assertThat(attack.header("Vary")).containsIgnoringCase("Origin");

    assertThat(site.get(page).answers(200).headers())
        .doesNotContainKey("Access-Control-Allow-Origin");
    Reply other = site.get(page, "Origin", "https://good.example").answers(200);
    assertThat(other.all("Access-Control-Allow-Origin")).containsExactly("https://good.example");
    assertThat(other.header("Vary")).containsIgnoringCase("Origin");
  }

  @Test
  void a_stored_page_for_readers_is_shown_to_no_stranger() {
    String page = "targets/guarded/guarded";
    String[] reader = {"Authorization", basic("reader")};
    site.get(page, reader).answers(200).says("guarded 1");
    Reply again = site.get(page, reader).isHit().says("guarded 1");
    assertThat(again.cacheControl()).isEqualTo("private, no-cache");

    for (String[] stranger :
        new String[][] {
          {}, {"Authorization", basic("nobody")}, {"X-Forwarded-User", "reader"}, {"Origin", "null"}
        }) {
      Reply refused = site.get(page, stranger);
      assertThat(refused.status()).isIn(401, 403);
      assertThat(refused.body()).doesNotContain("guarded 1");
      assertThat(refused.cacheStatus()).doesNotContain("hit");
    }
    site.get(page, reader).isHit().says("guarded 1");
  }

  @Test
  void in_production_no_answer_tells_its_key_or_why() {
    site.direct("silent", "Vary: *");
    for (Reply reply :
        List.of(
            site.get("targets/secret-7/found?q=secret").isStored(),
            site.get("targets/secret-7/found?q=secret").isHit(),
            site.get("targets/silent/saying").isNobodysToKeep(),
            site.get("targets/secret-7/found?q=secret", "If-None-Match", "*"),
            site.get("targets/secret-8/found", "Cache-Control", "only-if-cached"))) {
      assertThat(reply.header("Cache-Status"))
          .matches("isr; (hit; ttl=\\d+|fwd=uri-miss(; stored)?)")
          .doesNotContain("key", "detail", "secret");
      assertThat(reply.headers().toString()).doesNotContain("page:", "route:", "Targets");
    }
  }

  @Test
  void nobody_outside_takes_a_page_away() {
    site.get("targets/purged").isStored().says("purged 1");
    String target = site.path("targets/purged");
    for (String method : List.of("PURGE", "BAN", "REFRESH", "DELETE", "POST", "PUT", "PATCH")) {
      site.raw(method, target, "Content-Length: 0");
      site.raw(
          method,
          target,
          "Content-Length: 0",
          "Cache-Group-Invalidation: \"page:purged\", \"page\"");
    }
    for (String field :
        List.of(
            "Cache-Group-Invalidation: \"page:purged\"",
            "Cache-Groups: \"page:purged\"",
            "Surrogate-Key: page:purged",
            "xkey-purge: page:purged",
            "Cache-Control: no-cache",
            "Cache-Control: max-age=0",
            "Pragma: no-cache",
            "Isr-Warmup: 1",
            "X-Edge-ISR-Warmup: 1")) {
      site.raw("GET", target, field);
      site.raw("OPTIONS", target, field);
      site.raw("POST", target, field, "Content-Length: 0");
    }
    // What the answer to a safe request says takes nothing away either (RFC 9875, section 3).
    site.direct("says", "Cache-Group-Invalidation: \"page:purged\"");
    site.get("targets/says/saying").answers(200);
    for (String path : List.of("isr/admin", "isr/admin/api", "isr/purge", "admin")) {
      assertThat(site.send("POST", "../" + path, "").status()).isIn(403, 404, 405);
    }

    site.get("targets/purged").isHit().says("purged 1");
    assertThat(site.runs("purged")).isEqualTo(1);
  }

  @Test
  void no_renewal_is_sent_to_somebody_else() {
    String evil = "127.0.0.1:" + stranger.getAddress().getPort();
    int before = LURED.get();
    String page = "targets/lured/moving";
    String path = site.path(page);
    site.raw("GET", path, "Host: " + evil).answers(200);
    site.raw("GET", path, "X-Forwarded-Host: " + evil, "Forwarded: host=\"" + evil + "\"");
    site.raw("GET", "http://" + evil + path);
    site.raw("GET", "//" + evil + path);
    site.raw("GET", path + "?url=http://" + evil + "/");
    site.get(page);
    site.direct("lured", "http://" + evil + "/");

    int runs = site.runs("lured");
    site.revalidate("page:lured");

    // Renewed, here, and followed nowhere.
    Site.until(
        "it was renewed",
        () -> site.renewals(page).stream().anyMatch(line -> line.startsWith("FAILED")));
    assertThat(LURED).hasValue(before);
    assertThat(site.runs("lured")).isEqualTo(runs);
    site.direct("lured", "");
    assertThat(site.get(page).answers(200).body()).startsWith("lured ");
  }

  @Test
  void no_coding_reaches_a_visitor_who_cannot_read_it() {
    for (String accepted :
        List.of("gzip", "gzip, br, zstd", "gzip;q=0", "identity;q=0", "*", "x")) {
      String page = "targets/coded-" + Math.abs(accepted.hashCode()) + "/long";
      site.raw("GET", site.path(page), "Accept-Encoding: " + accepted);
      site.raw("GET", site.path(page), "Accept-Encoding: " + accepted);

      Reply plain = site.get(page).isHit();
      assertThat(plain.headers()).doesNotContainKey("Content-Encoding");
      assertThat(plain.body()).startsWith("coded-").endsWith("xxx");
      assertThat(plain.header("Vary")).isEqualTo("Accept-Encoding");
    }
    site.direct("packed", "Content-Encoding: br");
    site.get("targets/packed/saying").isNobodysToKeep();
    site.get("targets/packed/saying").isNobodysToKeep().says("packed 2");
  }

  @Test
  void a_flood_of_keys_does_not_wash_away_what_many_ask_for() {
    Site flooded = new Site(small);
    flooded.get("targets/popular/long").isStored();
    for (int i = 0; i < 20; i++) {
      flooded.get("targets/popular/long").isHit();
    }
    for (int i = 0; i < 1500; i++) {
      flooded.get("targets/flood/long?n=" + i).answers(200);
      if (i % 100 == 0) {
        flooded.get("targets/popular/long").isHit();
      }
    }

    flooded.get("targets/popular/long").isHit();
    assertThat(flooded.runs("popular")).isEqualTo(1);
    // It was more than fits: most of it was let go.
    assertThat(flooded.get("targets/flood/long?n=0").cacheStatus()).doesNotContain("hit");
  }

  private static String basic(String user) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(UTF_8));
  }
}
