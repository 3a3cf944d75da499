package org.freshet.it.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Directed;
import org.freshet.it.cache.app.MappedMapper;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.cache.app.Storable;
import org.freshet.it.cache.app.UnwritableWriter;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.freshet.it.server.Server;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operator's resource, as it is asked from a shell. */
@ExtendWith(ArquillianExtension.class)
class AdminIT {

  private static final String[] MEANT = {"Isr-Request", "test"};

  @ArquillianResource URL application;
  @ArquillianResource Server server;
  private Site site;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
            Archives.war(
                    Pages.class,
                    Storable.class,
                    Directed.class,
                    MappedMapper.class,
                    UnwritableWriter.class,
                    Stage.class,
                    Control.class)
                .addClasses(Directed.class.getDeclaredClasses())
                .addClasses(Storable.class.getDeclaredClasses()),
            "isr.admin.enabled=true",
            "isr.hosts.max=1",
            "isr.warmup.attempts=1",
            "isr.warmup.breaker.failures=0")
        .setWebXML(Archives.basicAuthentication());
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(application);
  }

  @Test
  void who_has_no_account_or_not_the_role_is_refused_with_a_problem() {
    Reply nobody = Reply.of(Http.get(application, "isr/admin/status"));
    Reply reader = Reply.of(Http.get(application, "isr/admin/status", account("reader")));

    nobody.answers(401);
    assertThat(nobody.header("WWW-Authenticate")).startsWith("Basic");
    isProblem(nobody, "account");
    isProblem(reader.answers(403), "role");
    Reply.of(Http.get(application, "isr/admin/status", "Authorization", "Basic bm86bm8="))
        .answers(401);
  }

  @Test
  void everything_is_for_the_operator_alone_and_kept_nowhere() {
    for (String path :
        new String[] {"status", "meters", "tags", "jobs", "given-up", "actions", "openapi"}) {
      Reply told = ask(path).answers(200);

      // Open Liberty adds a word of its own when it sets its cookie.
      assertThat(told.cacheControl()).as(path).startsWith("no-store");
      assertThat(told.header("Content-Type")).as(path).startsWith("application/json");
      assertThat(told.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
    }
  }

  @Test
  void the_status_tells_the_whole_the_pages_of_a_tag_and_the_tags_of_a_page() {
    site.get("pages/seen/in/status");
    String url = application + "api/pages/seen/in/status";

    assertThat(ask("status").body()).contains("\"ok\":true", "\"hitRatio\":", "\"queue\":");
    assertThat(ask("status?tag=group:status").body())
        .isEqualTo("{\"tag\":\"group:status\",\"urls\":[\"" + url + "\"],\"next\":null}");
    assertThat(ask("status?tag=group:unknown").body()).contains("\"urls\":[]");
    assertThat(ask("status?url=" + encoded(url)).body())
        .contains("\"verdict\":\"fresh\"", "\"group:status\"", "\"page:seen\"", "\"ttl\":");
    assertThat(ask("status?tag=page:seen&url=/other").body()).contains("\"tag\":\"page:seen\"");
  }

  @Test
  void tags_are_found_by_a_part_of_their_text_page_by_page() {
    for (String page : new String[] {"listed-a", "listed-b", "listed-c"}) {
      site.get("pages/" + page);
    }

    Reply first = ask("tags?q=page:listed&limit=2");

    assertThat(first.body())
        .contains("{\"tag\":\"page:listed-a\",\"pages\":1}", "\"next\":\"page:listed-b\"")
        .doesNotContain("listed-c");
    assertThat(ask("tags?q=page:listed&limit=2&after=page:listed-b").body())
        .contains("page:listed-c", "\"next\":null");
  }

  @Test
  void a_fresh_page_is_explained_with_its_key_method_tags_and_front() {
    site.get("pages/told/in/explained");

    String told = explain("api/pages/told/in/explained?utm=1").body();

    assertThat(told)
        .contains("\"verdict\":\"fresh\"", "\"sentence\":\"Stored, and fresh for another ")
        .contains("\"route\":\"" + Pages.class.getName() + ".grouped\"")
        .contains("\"path\":\"" + site.path("pages/{page}/in/{group}") + "\"")
        .contains("\"sMaxAge\":300", "\"tag\":\"group:explained\",\"staleSince\":null")
        .contains("\"asked\":true", "\"key\":\"http://");
    assertThat(told).containsPattern("\"front\":(true|false),\"frontBecause\":\"[a-z]");
  }

  @Test
  void a_stale_page_is_explained_with_who_raised_which_tag_and_why() {
    site.get("pages/moved/in/blamed");
    site.hold("blamed");
    long raise = raised(tell("revalidate?tag=page:moved&why=price+list+of+May"));
    site.awaitHeld("blamed", 1);

    String told = explain("api/pages/moved/in/blamed").body();
    site.open("blamed");

    assertThat(told)
        .contains("\"verdict\":\"stale\"")
        .contains("page:moved was raised by operator (operator: price list of May)")
        .contains("\"epoch\":" + raise);
  }

  @Test
  void what_is_not_stored_is_explained_with_the_last_reason() {
    site.get("storable/cookie");
    site.get("storable/status/404");

    assertThat(explain("api/storable/cookie").body())
        .contains("\"verdict\":\"not-stored\"", "it sets a cookie")
        .contains("\"lastNotStored\":{\"reason\":\"set-cookie\"");
    assertThat(explain("api/storable/status/404").body()).contains("\"reason\":\"status\"");
  }

  @Test
  void what_can_never_be_stored_or_was_never_asked_for_is_explained() {
    site.get("pages/known");
    String context = application.getPath();

    assertThat(explain("api/pages/never").body()).contains("\"verdict\":\"absent\"");
    assertThat(explain("nowhere").body()).contains("\"verdict\":\"no-route\"");
    assertThat(ask("explain?url=" + encoded(context + "api/pages/a%2Fb")).body())
        .contains("\"verdict\":\"ambiguous-path\"");
    ask("explain?url=" + encoded(context + "api/pages/a?x=%zz")).answers(400);
    assertThat(ask("explain?url=" + encoded(context + "api/pages/a?x=%ff")).body())
        .contains("\"verdict\":\"unreadable-query\"");
    assertThat(
            ask("explain?url=" + encoded("http://other.example" + context + "api/pages/known"))
                .body())
        .contains("\"verdict\":\"unknown-host\"");
    isProblem(ask("explain?url=" + encoded("/elsewhere/at/all")).answers(400), "parameter");
  }

  @Test
  void revalidating_a_tag_renews_its_pages_and_is_told_with_who_and_why() {
    site.get("pages/changed/in/renewed").says("changed 1");

    Reply told = tell("revalidate?tag=page:changed&why=stock+taking");

    assertThat(told.answers(200).body())
        .contains(
            "\"tags\":[\"page:changed\"]", "api/pages/changed/in/renewed\"", "\"more\":false");
    Site.until("renewed", () -> site.get("pages/changed/in/renewed").body().equals("changed 2"));
    long raise = raised(told);
    Site.until("done", () -> ask("jobs/" + raise).body().contains("\"state\":\"DONE\""));
    assertThat(ask("jobs/" + raise).body())
        .contains("\"who\":\"operator\"", "\"why\":\"operator: stock taking\"", "\"done\":1");
    assertThat(server.logged())
        .contains("ISR0100: operator: revalidate tags page:changed: raise " + raise);
    assertThat(ask("actions").body())
        .contains("\"what\":\"revalidate tags page:changed\",\"outcome\":\"raise " + raise + "\"");
  }

  @Test
  void a_form_with_the_field_does_the_same() {
    site.get("pages/posted").says("posted 1");

    Reply told =
        Reply.of(
            Http.send(
                request("expire", MEANT)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("tag=page%3Aposted&tag=page:other"))));

    assertThat(told.answers(200).body()).contains("\"expired\":true", "page:other");
    site.get("pages/posted").says("posted 2");
  }

  @Test
  void pages_are_expired_by_path_prefix_method_and_all_of_them() {
    site.get("pages/one").says("one 1");
    tell("expire?path=" + site.path("pages/one")).answers(200);
    site.get("pages/one").says("one 2");

    site.get("pages/two/slow").says("two 1");
    tell("expire?prefix=" + site.path("pages/two")).answers(200);
    site.get("pages/two/slow").says("two 2");

    site.get("pages/three").says("three 1");
    tell("expire?route=" + encoded(Pages.class.getName() + "#page")).answers(200);
    site.get("pages/three").says("three 2");

    site.get("pages/four").says("four 1");
    tell("expire?everything=true").answers(200);
    site.get("pages/four").says("four 2");
  }

  @Test
  void a_page_is_warmed_and_its_status_told() {
    Reply first = tell("warm?url=" + encoded(site.path("pages/warmed")));
    assertThat(first.answers(200).body())
        .contains("\"status\":200", "\"stored\":true", "\"variants\":1");
    site.get("pages/warmed").isHit().says("warmed 1");

    tell("expire?tag=page:warmed").answers(200);
    tell("warm?url=" + encoded(application + "api/pages/warmed")).answers(200);

    site.get("pages/warmed").isHit().says("warmed 2");
    assertThat(tell("warm?url=" + encoded(site.path("storable/status/404"))).body())
        .contains("\"status\":404", "\"stored\":false");
    isProblem(
        tell("warm?url=" + encoded(application.getPath() + "nowhere")).answers(502), "answer");
  }

  @Test
  void a_running_raise_is_cancelled() {
    site.get("pages/held/in/cancelled");
    site.hold("cancelled");
    long raise = raised(tell("revalidate?tag=page:held"));
    site.awaitHeld("cancelled", 1);

    assertThat(tell("jobs/" + raise + "/cancel").answers(200).body())
        .contains("\"cancelled\":true");
    site.open("cancelled");

    assertThat(ask("jobs/" + raise).body()).contains("\"state\":\"CANCELLED\"");
    isProblem(tell("jobs/" + raise + "/cancel").answers(404), "raise");
    isProblem(ask("jobs/999999").answers(404), "raise");
  }

  @Test
  void what_was_given_up_is_replayed() {
    site.get("directed/broken").answers(200);
    site.direct("broken", "503");
    tell("revalidate?path=" + site.path("directed/broken")).answers(200);
    Site.until("given up", () -> ask("given-up").body().contains("directed/broken"));
    assertThat(ask("given-up").body()).contains("\"attempts\":1", "503");

    site.direct("broken", "200");
    String target = encoded(site.path("directed/broken"));
    assertThat(tell("given-up/replay?target=" + target).body()).isEqualTo("{\"queued\":1}");

    Site.until("renewed", () -> !ask("given-up").body().contains("directed/broken"));
    assertThat(tell("given-up/replay").answers(200).body()).contains("\"queued\":");
  }

  @Test
  void nothing_is_changed_for_another_site() {
    site.get("pages/guarded").says("guarded 1");
    String expire = "expire?tag=page:guarded";

    isProblem(post(expire).answers(403), "unproven");
    isProblem(post(expire, "Sec-Fetch-Site", "same-origin").answers(403), "unproven");
    isProblem(
        post(expire, "Isr-Request", "x", "Sec-Fetch-Site", "cross-site").answers(403),
        "cross-site");
    isProblem(
        post(expire, "Isr-Request", "x", "Sec-Fetch-Site", "same-site").answers(403), "cross-site");
    isProblem(
        post(expire, "Isr-Request", "x", "Origin", "https://evil.example").answers(403),
        "cross-site");
    isProblem(post(expire, "Isr-Request", "x", "Origin", "null").answers(403), "cross-site");
    isProblem(form(expire, "token=v1.99999999999.made-up"), "unproven");
    isProblem(form(expire, "tag=page:guarded"), "unproven");
    isProblem(ask(expire).answers(405), "method");
    isProblem(
        Reply.of(
            Http.send(
                Http.request(application, "isr/admin/" + expire, MEANT)
                    .POST(BodyPublishers.noBody()))),
        "account");

    site.get("pages/guarded").says("guarded 1");
    assertThat(ask("actions").body())
        .contains("\"what\":\"expire tag=page:guarded\",\"outcome\":\"refused: ");
    assertThat(server.logged())
        .contains("ISR0101: operator: expire tag=page:guarded: refused: cross-site");
  }

  @Test
  void what_is_wrong_is_named_and_never_a_failure_of_the_server() {
    SoftAssertions softly = new SoftAssertions();
    for (String wrong :
        new String[] {
          "revalidate",
          "revalidate?tag=",
          "revalidate?tag=%20",
          "revalidate?tag=7:x",
          "revalidate?tag=a:",
          "revalidate?tag=%27%3B+drop+table+books",
          "revalidate?tag=" + "a".repeat(2001),
          "revalidate?tag=a&everything=true",
          "revalidate?path=relative",
          "revalidate?prefix=",
          "revalidate?route=java.lang.String.valueOf",
          "revalidate?everything=yes",
          "revalidate?tag=%ff",
          "revalidate?tag=a&why=" + "a".repeat(201),
          "warm",
          "warm?url=",
          "warm?url=%20",
          "warm?url=ftp://a/b",
          "warm?url=//evil.example/x",
          "warm?url=http:///x",
          "warm?url=/../../etc/passwd",
        }) {
      softly.assertThat(tell(wrong).status()).as(wrong).isEqualTo(400);
      softly.assertThat(tell(wrong).header("Content-Type")).as(wrong).contains("problem+json");
    }
    for (String wrong :
        new String[] {
          "status?tag=7:x",
          "status?tag=a&limit=0",
          "status?tag=a&limit=x",
          "status?tag=a&tag=b",
          "tags?limit=1001",
          "jobs?offset=-1",
          "explain",
          "explain?url=%00"
        }) {
      softly.assertThat(ask(wrong).status()).as(wrong).isEqualTo(400);
    }
    softly.assertThat(ask("nothing").status()).isEqualTo(404);
    softly.assertThat(tell("jobs/x/cancel").status()).isEqualTo(404);
    softly
        .assertThat(
            Http.send(
                    request("expire", MEANT)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"everything\":true}")))
                .statusCode())
        .isEqualTo(415);
    softly.assertAll();
  }

  @Test
  void markup_in_tags_and_addresses_is_only_ever_text() {
    String page = "%3Cscript%3Ealert(1)%3C%2Fscript%3E".replace("%2F", "");
    site.get("pages/" + page);

    assertThat(ask("tags?q=script").body()).contains("page:%3cscript%3ealert(1)%3cscript%3e");
    assertThat(explain("api/pages/" + page).body()).doesNotContain("<");
    assertThat(ask("status?tag=" + encoded("<b>")).body()).doesNotContain("<");
    assertThat(tell("revalidate?tag=a&why=" + encoded("<img src=x>\nISR0100: forged")).status())
        .isEqualTo(200);
    assertThat(server.logged().lines()).noneMatch(line -> line.startsWith("ISR0100: forged"));
  }

  @Test
  void it_describes_itself() {
    assertThat(ask("openapi").body())
        .contains("\"openapi\":\"3.1.0\"", application.getPath() + "isr/admin/revalidate")
        .contains("\"name\":\"Isr-Request\",\"in\":\"header\",\"required\":true", "\"429\"");
  }

  private Reply explain(String page) {
    return ask("explain?url=" + encoded(application.getPath() + page)).answers(200);
  }

  private Reply ask(String path) {
    return Reply.of(Http.send(request(path).GET()));
  }

  private Reply tell(String path) {
    return post(path, MEANT);
  }

  private Reply post(String path, String... headers) {
    return Reply.of(Http.send(request(path, headers).POST(BodyPublishers.noBody())));
  }

  private Reply form(String path, String body) {
    return Reply.of(
        Http.send(
            request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))));
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        Http.request(application, "isr/admin/" + path, account("operator"));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static String[] account(String name) {
    return new String[] {
      "Authorization",
      "Basic " + Base64.getEncoder().encodeToString((name + ":" + name).getBytes(UTF_8))
    };
  }

  private static long raised(Reply told) {
    Matcher raise = Pattern.compile("\"raise\":([0-9]+)").matcher(told.answers(200).body());
    assertThat(raise.find()).as("%s", told).isTrue();
    return Long.parseLong(raise.group(1));
  }

  private static void isProblem(Reply reply, String code) {
    assertThat(reply.header("Content-Type")).as("%s", reply).startsWith("application/problem+json");
    assertThat(reply.body())
        .as("%s", reply)
        .contains("\"status\":" + reply.status(), "\"code\":\"" + code + "\"");
    assertThat(reply.cacheControl()).as("%s", reply).startsWith("no-store");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
