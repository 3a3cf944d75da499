package org.freshet.it.shop;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.freshet.it.server.Http;
import org.freshet.partstream.junit.PartsClient;
import org.freshet.partstream.junit.PartsFrame;
import org.freshet.partstream.junit.PartsFrames;
import org.freshet.partstream.junit.PartsPage;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The dashboard of the bookshop as programs read it. */
@ExtendWith(ArquillianExtension.class)
class DashboardIT {

  private static final List<String> FOR_ALL =
      List.of("revenue", "statuses", "bestSellers", "recent", "rate");

  @RegisterExtension final PartsClient shop = PartsClient.of(Shop.origin() + "/api/v1/");

  @Deployment(testable = false)
  static Archive<?> shop() {
    return Shop.archive();
  }

  @Test
  void pages_of_two_lead_through_all_parts_and_those_add_up() {
    List<PartsPage> pages = shop.pages("dashboard");

    assertThat(pages).flatExtracting(PartsPage::names).containsExactlyElementsOf(FOR_ALL);
    assertThat(pages).hasSize(3).allSatisfy(page -> assertThat(page.failed()).isEmpty());

    JsonObject revenue = pages.get(0).part("revenue").asJsonObject();
    int counted = 0;
    int cancelled = 0;
    for (JsonObject one : objects(pages.get(0).part("statuses"))) {
      counted += one.getInt("orders");
      cancelled += one.getString("status").equals("cancelled") ? one.getInt("orders") : 0;
    }
    assertThat(counted).isGreaterThanOrEqualTo(100);
    assertThat(revenue.getInt("orders")).isEqualTo(counted - cancelled);
    assertThat(revenue.getInt("averageMinor"))
        .isEqualTo(revenue.getInt("totalMinor") / revenue.getInt("orders"));
    assertThat(revenue.getInt("recentMinor")).isPositive().isLessThan(revenue.getInt("totalMinor"));
    assertThat(objects(pages.get(1).part("bestSellers")))
        .extracting(book -> -book.getInt("copies"))
        .hasSize(5)
        .isSorted();
    assertThat(pages.get(2).part("rate").asJsonObject().getString("perPound")).isEqualTo("1.2500");
  }

  @Test
  void what_is_quick_does_not_wait_for_what_is_slow() {
    try (PartsFrames stream = shop.frames("dashboard")) {
      assertThat(stream.next().pending()).isEqualTo(FOR_ALL);
      PartsFrame first = stream.next();
      assertThat(first.type()).isEqualTo("part");

      PartsFrames rest = stream.goOn();
      assertThat(rest.next().pending()).hasSize(4).doesNotContain(first.name());
      assertThat(rest.rest()).last().satisfies(end -> assertThat(end.isComplete()).isTrue());
    }
  }

  @Test
  void what_is_for_staff_is_there_for_staff_only() {
    PartsClient staff = shop.as("staff", "staff");

    JsonArray orders = staff.pages("dashboard").get(2).part("toSend").asJsonArray();
    assertThat(objects(orders))
        .isNotEmpty()
        .allSatisfy(order -> assertThat(order.getString("shippingAddress")).isNotEmpty());
    assertThat(staff.page("dashboard/parts?keys=toSend").body()).contains("\"toSend\":[{");
    for (PartsClient other : List.of(shop, shop.as("reader", "reader"))) {
      assertThat(other.page("dashboard/parts?keys=toSend").status()).isEqualTo(404);
      assertThat(other.page("dashboard/manifest").body()).doesNotContain("toSend");
      assertThat(other.pages("dashboard"))
          .flatExtracting(PartsPage::names)
          .containsExactlyElementsOf(FOR_ALL);
    }
    PartsPage first = staff.page("dashboard");
    assertThat(first.next(shop).status()).as("another one's cursor").isEqualTo(400);
  }

  @Test
  void the_module_for_browsers_is_there_with_its_types() {
    for (String file : List.of("partstream.js", "wire.js", "show.js")) {
      assertThat(
              Http.get(Shop.application(), "partstream/" + file)
                  .headers()
                  .firstValue("Content-Type"))
          .get()
          .asString()
          .as(file)
          .matches("(text|application)/(x-)?javascript.*");
    }
    assertThat(Http.get(Shop.application(), "partstream/partstream.d.ts").body())
        .contains("export class PartStream ");
  }

  private static List<JsonObject> objects(JsonValue list) {
    return list.asJsonArray().getValuesAs(JsonObject.class);
  }
}
