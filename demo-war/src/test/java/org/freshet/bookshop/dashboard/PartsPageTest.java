package org.freshet.bookshop.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartsPageTest {

  private static JsonObject page(boolean more) {
    var page =
        Json.createObjectBuilder()
            .add(
                "results",
                Json.createArrayBuilder()
                    .add(
                        Json.createObjectBuilder()
                            .add(
                                "b", Json.createArrayBuilder().add(1).add("x").add(true).addNull()))
                    .add(
                        Json.createObjectBuilder()
                            .add("a", Json.createObjectBuilder().add("c", "d"))))
            .add(
                "meta",
                Json.createObjectBuilder()
                    .add("errors", Json.createArrayBuilder().add("a"))
                    .add(
                        "progress",
                        Json.createObjectBuilder().add("delivered", 2).add("total", 5)));
    return more ? page.add("cursor", "C").build() : page.addNull("cursor").build();
  }

  @Test
  void parts_stay_in_their_order_as_what_templates_can_print() {
    PartsPage page = PartsPage.of(page(true));

    assertThat(page.parts().keySet()).containsExactly("b", "a");
    assertThat(page.parts().get("b")).isEqualTo(Arrays.asList(BigDecimal.ONE, "x", true, null));
    assertThat(page.parts().get("a")).isEqualTo(Map.of("c", "d"));
    assertThat(page.failed()).isEqualTo(List.of("a"));
    assertThat(page.delivered()).isEqualTo(2);
    assertThat(page.total()).isEqualTo(5);
  }

  @Test
  void the_last_one_leads_nowhere() {
    assertThat(PartsPage.of(page(true)).next()).isEqualTo("C");
    assertThat(PartsPage.of(page(false)).next()).isNull();
  }
}
