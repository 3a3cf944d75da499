package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.essentials.app.Exchanges;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Server;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What concerns every exchange: ids, the log, other origins, protecting fields. */
@ExtendWith(ArquillianExtension.class)
abstract class ExchangeMatrix {

  static final String[] SETTINGS = {
    "essentials.request-id.header=X-Request-ID",
    "essentials.cors.origins=https://shop.example",
    "essentials.cors.headers=Content-Type,X-Tenant",
    "essentials.cors.exposed=X-Request-ID",
    "essentials.cors.credentials=true",
    "essentials.security-headers.enabled=true",
    "essentials.request-log.enabled=true",
    "essentials.request-log.slow-millis=50",
    "essentials.request-log.headers=User-Agent,Authorization,X-Note",
  };

  private static final String SHOP = "https://shop.example";
  private static final String READER = "Basic cmVhZGVyOnJlYWRlcg==";

  @ArquillianResource URL application;
  @ArquillianResource Server server;

  static WebArchive bare() {
    return Archives.bareWar(Exchanges.Resource.class, Exchanges.class, Exchanges.Told.class)
        .addAsWebInfResource(Archives.basicAuthentication(), "web.xml");
  }

  @Test
  void each_request_has_an_id_errors_too() {
    assertThat(get("exchanges/plain").header("X-Request-ID")).matches("[0-9a-f-]{36}");
    assertThat(get("nothing", "X-Request-ID", "given-123").answers(404).header("X-Request-ID"))
        .isEqualTo("given-123");
    assertThat(get("exchanges/plain", "X-Request-ID", "a b c d e f").header("X-Request-ID"))
        .matches("[0-9a-f-]{36}");
  }

  @Test
  void what_was_answered_is_told_and_logged_though_an_observer_fails() {
    String id = "told-" + application.getPath().replaceAll("\\W", "");
    get(
            "exchanges/missing",
            "X-Request-ID",
            id,
            "Authorization",
            READER,
            "User-Agent",
            "tests",
            "X-Note",
            "a \"note\"")
        .answers(404);
    String line = told(id);

    assertThat(line)
        .startsWith("GET " + application.getPath() + "api/exchanges/missing 404 " + id + " reader")
        .contains("User-Agent=tests", "Authorization=***", "X-Note=a \"note\"")
        .doesNotContain("cmVhZGVy")
        .endsWith("false");
    assertThat(server.logged())
        .contains("api/exchanges/missing 404 ", "id=\"" + id + "\"", "ESS0050")
        .doesNotContain("cmVhZGVy");
  }

  @Test
  void what_took_long_is_told_as_slow() {
    String id = "slow-" + application.getPath().replaceAll("\\W", "");
    get("exchanges/slow", "X-Request-ID", id).answers(200);

    assertThat(told(id)).endsWith("true");
  }

  @Test
  void a_page_of_an_allowed_origin_may_read_errors_too() {
    for (String path : new String[] {"exchanges/plain", "exchanges/missing", "nothing"}) {
      Errand errand = get(path, "Origin", SHOP);
      assertThat(errand.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
      assertThat(errand.header("Access-Control-Allow-Credentials")).isEqualTo("true");
      assertThat(errand.header("Access-Control-Expose-Headers")).isEqualTo("X-Request-ID");
      assertThat(errand.header("Vary").split(", ")).contains("Origin");
    }
  }

  @Test
  void a_page_of_another_origin_may_not_and_caches_are_told() {
    for (String origin : new String[] {"https://evil.example", "null", SHOP + ".evil.example"}) {
      Errand errand = get("exchanges/plain", "Origin", origin).answers(200);
      assertThat(errand.header("Access-Control-Allow-Origin")).isEmpty();
      assertThat(errand.header("Vary").split(", ")).contains("Origin");
    }
    assertThat(get("exchanges/plain").header("Vary")).isEqualTo("Origin");
  }

  @Test
  void a_preflight_is_answered_wherever_it_goes() {
    for (String path : new String[] {"exchanges/plain", "nothing"}) {
      Errand preflight =
          Errand.send(
              application,
              "OPTIONS",
              path,
              "text/plain",
              "",
              "Origin",
              SHOP,
              "Access-Control-Request-Method",
              "PUT",
              "Access-Control-Request-Headers",
              "x-tenant");
      preflight.answers(204);
      assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
      assertThat(preflight.header("Access-Control-Allow-Methods"))
          .isEqualTo("GET, HEAD, POST, PUT, PATCH, DELETE");
      assertThat(preflight.header("Access-Control-Allow-Headers"))
          .isEqualTo("Content-Type, X-Tenant");
      assertThat(preflight.header("Access-Control-Max-Age")).isEqualTo("3600");
    }
  }

  @Test
  void responses_protect_those_who_read_them_unless_the_resource_says_more() {
    for (String path : new String[] {"exchanges/plain", "exchanges/missing"}) {
      Errand errand = get(path);
      assertThat(errand.header("Content-Security-Policy"))
          .isEqualTo(
              "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
      assertThat(errand.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(errand.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(errand.header("Strict-Transport-Security")).isEmpty();
    }
    assertThat(get("exchanges/own-policy").header("Content-Security-Policy"))
        .isEqualTo("default-src 'self'");
  }

  private String told(String id) {
    return get("exchanges/quiet/told")
        .response()
        .body()
        .lines()
        .filter(line -> line.contains(" " + id + " "))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing was told of " + id));
  }

  private Errand get(String path, String... headers) {
    return Errand.get(application, path, headers);
  }
}
