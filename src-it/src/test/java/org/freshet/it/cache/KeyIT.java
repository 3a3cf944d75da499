package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Keyed;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who shares a response with whom, and who must not be able to. */
@ExtendWith(ArquillianExtension.class)
class KeyIT {

  @ArquillianResource
  @OperateOnDeployment("direct")
  URL direct;

  @ArquillianResource
  @OperateOnDeployment("published")
  URL published;

  private Site site;

  @Deployment(name = "direct", testable = false)
  static Archive<?> direct() {
    return Archives.with(
        Archives.war(Keyed.class, Stage.class, Control.class),
        "isr.mode=development",
        "isr.hosts.max=3");
  }

  @Deployment(name = "published", testable = false)
  static Archive<?> published() {
    return Archives.with(
        Archives.war(Keyed.class, Stage.class, Control.class),
        "isr.mode=development",
        "isr.public-base=https://shop.example");
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(direct);
    // The site's own host is the first of those that may be stored.
    site.get("keyed/home/query");
  }

  @Test
  void declared_query_parameters_select() {
    site.get("keyed/declared/query?q=a").isStored().says("declared [a] null 1");
    site.get("keyed/declared/query?q=b").isStored().says("declared [b] null 2");
    site.get("keyed/declared/query?r=a").isStored().says("declared [] a 3");
    site.get("keyed/declared/query").isStored().says("declared [] null 4");

    site.get("keyed/declared/query?q=a").isHit().says("declared [a] null 1");
    site.get("keyed/declared/query?q=b").isHit().says("declared [b] null 2");
  }

  @Test
  void undeclared_query_parameters_do_not_multiply() {
    site.get("keyed/plain/query?q=a").isStored().says("plain [a] null 1");
    for (int i = 0; i < 5; i++) {
      site.get("keyed/plain/query?utm_source=" + i + "&q=a&x").isHit().says("plain [a] null 1");
    }
    assertThat(site.runs("plain")).isEqualTo(1);
  }

  @Test
  void the_order_of_parameters_does_not_count_that_of_their_values_does() {
    site.get("keyed/order/query?q=a&q=b&r=c").isStored().says("order [a, b] c 1");
    site.get("keyed/order/query?r=c&q=a&q=b").isHit().says("order [a, b] c 1");
    site.get("keyed/order/query?q=%61&r=c&q=b").isHit().says("order [a, b] c 1");
    site.get("keyed/order/query?q=b&q=a&r=c").isStored().says("order [b, a] c 2");
    site.get("keyed/order/query?q=a,b&r=c").isStored().says("order [a,b] c 3");
  }

  @Test
  void delimiters_in_a_value_stay_in_it() {
    site.get("keyed/delimited/query?q=a%26r%3Dc").isStored().says("delimited [a&r=c] null 1");
    site.get("keyed/delimited/query?q=a&r=c").isStored().says("delimited [a] c 2");
    site.get("keyed/delimited/query?q=a%7C").isStored().says("delimited [a|] null 3");
    site.get("keyed/delimited/query?q=").isStored().says("delimited [] null 4");
  }

  @Test
  void a_header_parameter_selects_and_is_told() {
    String[] german = {"Accept-Language", "de"};
    Reply first = site.get("keyed/header/header", german).isStored().says("header de 1");
    assertThat(first.header("Vary")).isEqualToIgnoringCase("Accept-Language");
    site.get("keyed/header/header", "Accept-Language", "en").isStored().says("header en 2");
    site.get("keyed/header/header").isStored().says("header null 3");

    site.get("keyed/header/header", german).isHitInFront().says("header de 1");
    site.get("keyed/header/header", "Accept-Language", "en").isHitInFront().says("header en 2");
    site.get("keyed/header/header").isHitInFront().says("header null 3");
    assertThat(site.get("keyed/header/header", german).header("Vary"))
        .isEqualToIgnoringCase("Accept-Language");
  }

  @Test
  void a_header_named_in_vary_selects() {
    site.get("keyed/named/named", "X-Country", "de").isStored().says("named 1");
    site.get("keyed/named/named", "X-Country", "at").isStored().says("named 2");
    Reply hit = site.get("keyed/named/named", "X-Country", "de").isHit().says("named 1");
    assertThat(hit.header("Vary")).isEqualToIgnoringCase("X-Country");
  }

  @Test
  void each_type_is_kept_for_those_who_want_it() {
    Reply json = site.get("keyed/types/types", "Accept", "application/json").isStored();
    assertType(json, "application/json");
    Reply csv = site.get("keyed/types/types", "Accept", "text/csv").isStored();
    assertType(csv, "text/csv");
    assertThat(csv.body()).isNotEqualTo(json.body());

    for (String accept : List.of("application/json", "application/json, text/csv;q=0.5")) {
      Reply hit = site.get("keyed/types/types", "Accept", accept).isHit().says(json.body());
      assertType(hit, "application/json");
    }
    for (String accept : List.of("text/csv", "text/*", "application/json;q=0.1, text/csv")) {
      Reply hit = site.get("keyed/types/types", "Accept", accept).isHit().says(csv.body());
      assertType(hit, "text/csv");
    }
    assertThat(site.get("keyed/types/types", "Accept", "image/png").status()).isEqualTo(406);
  }

  @Test
  void sibling_methods_do_not_answer_for_each_other() {
    assertType(site.get("keyed/sib/siblings", "Accept", "text/html").isStored(), "text/html");
    assertType(site.get("keyed/sib/siblings", "Accept", "text/csv").isStored(), "text/csv");

    site.get("keyed/sib/siblings", "Accept", "text/html").isHit().says("<p>1");
    site.get("keyed/sib/siblings", "Accept", "text/csv").isHit().says("csv;2");
    assertThat(site.get("keyed/sib/siblings", "Accept", "text/csv").header("Vary"))
        .isEqualToIgnoringCase("Accept");
  }

  @Test
  void spellings_of_one_path_are_not_mistaken_for_another() {
    site.get("keyed/a%20b/query").isStored().says("a b [] null 1");
    site.get("keyed/a+b/query").isStored().says("a+b [] null 1");
    site.get("keyed/%C3%A4/query").isStored().says("\u00e4 [] null 1");
    site.get("keyed/a%20b/query").isHit().says("a b [] null 1");
    site.get("keyed/%C3%A4/query").isHit().says("\u00e4 [] null 1");
    assertThat(site.get("keyed/%c3%a4/query").body()).startsWith("\u00e4 [] null");
  }

  @Test
  void paths_that_others_may_read_differently_are_never_kept() {
    site.get("keyed/target/query").isStored();
    for (String path :
        List.of(
            "keyed//target/query",
            "keyed/target//query",
            "keyed/target%2fquery",
            "keyed/other/..;/target/query",
            "keyed/other/../target/query",
            "keyed/other/%2e%2e/target/query",
            "keyed/target/./query",
            "keyed/target/query%00",
            "keyed/target/query%5c",
            "keyed/target%252fquery/query",
            "keyed/%ff/query")) {
      for (int i = 0; i < 2; i++) {
        Reply reply = site.raw("GET", site.path(path));
        assertThat(reply.cacheStatus()).as("%s: %s", path, reply).doesNotContain("stored", "hit");
        if (reply.status() == 200) {
          reply.isNobodysToKeep();
        }
      }
    }
    site.get("keyed/target/query").isHit().says("target [] null 1");
  }

  @Test
  void a_forged_host_fools_nobody_but_itself() {
    Reply forged = seen("a.example", "forged");
    assertThat(forged.body()).contains("http://a.example/");
    assertThat(seen("a.example", "forged").body()).contains("http://a.example/");

    Reply own = site.get("keyed/forged/seen").isStored();
    assertThat(own.body()).startsWith(direct.toString()).doesNotContain("a.example");
    site.get("keyed/forged/seen").isHit().says(own.body());
  }

  @Test
  void no_more_hosts_are_kept_than_the_setting_allows() {
    for (String host : List.of("a.example", "b.example")) {
      seen(host, "hosts");
      seen(host, "hosts").isHit();
    }
    for (int i = 0; i < 2; i++) {
      seen("c" + i + ".example", "hosts").isNobodysToKeep();
      seen("c" + i + ".example", "hosts").isNobodysToKeep();
    }
    site.get("keyed/hosts/seen").isStored();
  }

  @Test
  void forwarded_fields_neither_select_nor_leak() {
    String[] forwarded = {
      "X-Forwarded-Host", "evil.example",
      "X-Forwarded-Proto", "https",
      "X-Forwarded-Port", "444",
      "X-Forwarded-Prefix", "/evil",
      "Forwarded", "host=evil.example;proto=https",
      "X-Original-URL", "/evil",
      "X-Rewrite-URL", "/evil"
    };
    // Open Liberty believes X-Forwarded-Proto by default, and so may this request; nobody else.
    Reply own = site.get("keyed/forwarded/seen", forwarded).answers(200);
    assertThat(own.body()).doesNotContain("evil").contains(direct.getAuthority());

    Reply plain = site.get("keyed/forwarded/seen").answers(200);
    assertThat(plain.body()).startsWith(direct.toString());
    site.get("keyed/forwarded/seen").isHit().says(plain.body());
    assertThat(site.get("keyed/forwarded/seen", forwarded).body()).doesNotContain("evil");
    site.get("keyed/forwarded/seen").isHit().says(plain.body());
  }

  @Test
  void a_session_id_in_the_path_selects_nothing() {
    site.get("keyed/rewritten/query").isStored();
    // Open Liberty takes it away before anybody sees it, WildFly leaves it there.
    Reply reply = site.raw("GET", site.path("keyed/rewritten/query;jsessionid=1")).answers(200);
    assertThat(reply.cacheStatus()).doesNotContain("stored");
    if (!reply.cacheStatus().contains("hit")) {
      reply.isNobodysToKeep();
    }
    site.get("keyed/rewritten/query").isHit().says("rewritten [] null 1");
  }

  @Test
  void the_whole_query_selects_where_code_may_read_all_of_it() {
    Reply one = site.get("keyed/whole/seen?x=1").isStored();
    assertThat(one.body()).contains("x=1");
    Reply two = site.get("keyed/whole/seen?x=2").isStored();
    assertThat(two.body()).contains("x=2");
    site.get("keyed/whole/seen?x=1").isHit().says(one.body());
  }

  @Test
  void matrix_parameters_select_where_declared() {
    site.get("keyed/matrix/matrix;m=1").isStored().says("matrix 1 1");
    site.get("keyed/matrix/matrix;m=2").isStored().says("matrix 2 2");
    site.get("keyed/matrix/matrix").isStored().says("matrix null 3");
    site.get("keyed/matrix/matrix;m=1").isHit().says("matrix 1 1");
    site.get("keyed/matrix/matrix;other=1").isHit().says("matrix null 3");
  }

  @Test
  void a_forged_renewal_is_an_ordinary_request() {
    site.get("keyed/warm/seen").isStored();
    for (String value : List.of("1", "v1;exp=9999999999;nonce=a;base=https%3A%2F%2Fx;mac=b")) {
      Reply hit = site.get("keyed/warm/seen", "Isr-Warmup", value).isHit();
      assertThat(hit.body()).doesNotContain("https://x");
      Reply miss = site.get("keyed/warm" + value.length() + "/seen", "Isr-Warmup", value);
      assertThat(miss.isStored().body()).startsWith(direct.toString());
    }
    assertThat(site.runs("warm")).isEqualTo(1);
  }

  @Test
  void the_application_sees_its_public_base_whoever_asks() {
    Site shop = new Site(published);
    String shown = "https://shop.example" + shop.path("keyed/base/seen") + " shop.example ";
    shop.get("keyed/base/seen").isStored().says(shown + "1");
    shop.raw("GET", shop.path("keyed/base/seen"), "Host: evil.example").isHit();
    shop.get("keyed/base/seen").isHit().says(shown + "1");

    shop.revalidate("page:base");
    Site.until("renewed", () -> shop.get("keyed/base/seen").body().equals(shown + "2"));
  }

  @Test
  void a_renewal_sees_the_host_of_the_page() {
    seen("a.example", "rehosted");
    site.revalidate("page:rehosted");
    Site.until("renewed", () -> site.runs("rehosted") == 2);
    Site.until("stored", () -> seen("a.example", "rehosted").cacheStatus().contains("ttl=2"));
    assertThat(seen("a.example", "rehosted").body()).contains("http://a.example/");
  }

  private Reply seen(String host, String page) {
    return site.raw("GET", site.path("keyed/" + page + "/seen"), "Host: " + host).answers(200);
  }

  private static void assertType(Reply reply, String type) {
    assertThat(reply.header("Content-Type")).as("%s", reply).startsWith(type);
    assertThat(reply.header("Vary")).as("%s", reply).isEqualToIgnoringCase("Accept");
  }
}
