package org.freshet.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.freshet.it.platform.app.AuditFilter;
import org.freshet.it.platform.app.Audited;
import org.freshet.it.platform.app.Caller;
import org.freshet.it.platform.app.Lines;
import org.freshet.it.platform.app.Orders;
import org.freshet.it.platform.app.Partner;
import org.freshet.it.platform.app.PartnerApplication;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Applications, resources, sub-resources, filters that are bound, injection. No library. */
@ExtendWith(ArquillianExtension.class)
class RoutingIT {

  private static final String[] READER = {"Authorization", "Basic cmVhZGVyOnJlYWRlcg=="};

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.bareWar(
            Orders.class,
            Lines.class,
            Caller.class,
            Audited.class,
            AuditFilter.class,
            Partner.class,
            PartnerApplication.class)
        .addAsWebResource(new StringAsset("a file"), "file.txt")
        .addAsWebInfResource(Archives.basicAuthentication(), "web.xml");
  }

  @Test
  void a_class_is_found_by_its_annotations_and_its_methods_by_path_and_method() {
    assertThat(get("api/orders/7").body()).isEqualTo("order 7");
    assertThat(get("api/orders/7/").body()).isEqualTo("order 7");
    assertThat(get("api/orders/x").statusCode()).isEqualTo(404);
    assertThat(get("api/orders/404").statusCode()).isEqualTo(404);
    assertThat(get("api/orders/7/pay").statusCode()).isEqualTo(405);
    assertThat(send("HEAD", "api/orders/7").statusCode()).isEqualTo(200);
    assertThat(send("OPTIONS", "api/orders/7").headers().firstValue("Allow").orElse(""))
        .contains("GET");
  }

  @Test
  void a_sub_resource_is_reached_through_the_one_above() {
    assertThat(get("api/orders/7/lines/2").body()).isEqualTo("line 2 of order 7");
  }

  @Test
  void a_filter_runs_for_what_is_bound_to_it_and_for_nothing_else() {
    assertThat(send("POST", "api/orders/7/pay").headers().firstValue("X-Audited")).hasValue("POST");
    assertThat(get("api/orders/7").headers().firstValue("X-Audited")).isEmpty();
  }

  @Test
  void a_second_application_has_a_path_and_classes_of_its_own() {
    assertThat(get("partners/stock").body()).isEqualTo("7");
    assertThat(get("partners/orders/7").statusCode()).isEqualTo(404);
  }

  @Test
  void a_method_may_answer_from_another_thread() {
    assertThat(get("api/orders/slow").body()).isEqualTo("made elsewhere");
  }

  @Test
  void what_is_injected_is_made_once_for_each_request() {
    assertThat(get("api/orders/twice").body()).isEqualTo("one caller");
  }

  @Test
  void who_calls_is_injected_and_may_be_nobody() {
    assertThat(send("POST", "api/orders/7/pay").body()).isEqualTo("paid 7 by nobody");
    assertThat(send("POST", "api/orders/7/pay", READER).body()).isEqualTo("paid 7 by reader");
  }

  @Test
  void files_of_the_application_are_served_with_a_date_to_ask_again_with() {
    HttpResponse<String> file = get("file.txt");
    assertThat(file.body()).isEqualTo("a file");
    String modified = file.headers().firstValue("Last-Modified").orElseThrow();

    assertThat(Http.get(application, "file.txt", "If-Modified-Since", modified).statusCode())
        .isEqualTo(304);
    assertThat(get("WEB-INF/web.xml").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String path) {
    return Http.get(application, path);
  }

  private HttpResponse<String> send(String method, String path, String... headers) {
    return Http.send(
        Http.request(application, path, headers).method(method, BodyPublishers.noBody()));
  }
}
