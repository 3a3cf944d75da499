package org.freshet.isr.admin.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.freshet.isr.admin.exchange.Json;
import org.junit.jupiter.api.Test;

class EndpointTest {

  @Test
  void no_two_are_asked_in_the_same_way() {
    assertThat(
            Arrays.stream(Endpoint.values())
                .map(endpoint -> endpoint.method() + " " + endpoint.path()))
        .doesNotHaveDuplicates();
  }

  @Test
  void each_is_found_by_its_path() {
    for (Endpoint endpoint : Endpoint.values()) {
      assertThat(Endpoint.at(endpoint.path().replace("{raise}", "17"))).contains(endpoint);
    }
  }

  @Test
  void the_number_of_a_raise_is_read_from_the_path() {
    assertThat(Endpoint.CANCEL.raise("/jobs/17/cancel")).isEqualTo(17);
    assertThat(Endpoint.JOB.raise("/jobs/17")).isEqualTo(17);
    assertThat(Endpoint.JOB.raise("/jobs/")).isNull();
    assertThat(Endpoint.JOB.raise("/jobs/x")).isNull();
    assertThat(Endpoint.CANCEL.raise("/jobs//cancel")).isNull();
    assertThat(Endpoint.CANCEL.raise("/jobs/99999999999999999999/cancel")).isNull();
    assertThat(Endpoint.STATUS.raise("/status")).isZero();
  }

  @Test
  void what_changes_something_is_a_post_and_described_with_its_field() {
    String document = Json.of(OpenApiDocument.at("/shop/isr/admin"));

    assertThat(document).contains("\"/shop/isr/admin/expire\":{\"post\":", "Isr-Request");
    for (Endpoint endpoint : Endpoint.values()) {
      if (!endpoint.type().startsWith("text/")) {
        assertThat(document).contains("\"/shop/isr/admin" + endpoint.path() + "\"");
      }
    }
    assertThat(document).contains("\"401\"", "\"403\"", "\"429\"", "\"502\"");
  }
}
