package org.freshet.partstream.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ext.Providers;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.freshet.essentials.api.Problem;
import org.freshet.partstream.run.PartProblems;
import org.freshet.partstream.run.PartResult;
import org.freshet.partstream.run.PartResult.Status;
import org.junit.jupiter.api.Test;

class ValidatorsTest {

  private static final PartResult ORDERS =
      new PartResult("orders", Status.OK, "seven", null, null, 3);

  private static RenderedPart rendered(PartResult result, String... lines) {
    Providers nobody =
        (Providers)
            Proxy.newProxyInstance(
                ValidatorsTest.class.getClassLoader(),
                new Class<?>[] {Providers.class},
                (proxy, method, arguments) -> null);
    Validators known = Validators.of(lines.length == 0 ? null : List.of(lines));
    return new Renderer(new ValueText(nobody), new PartProblems(false), known).render(result);
  }

  private static String etag() {
    return String.valueOf(rendered(ORDERS).etag());
  }

  @Test
  void a_tag_has_the_name_of_its_part_and_is_that_of_its_bytes() {
    String tag = Validators.tag("orders", "1".getBytes(StandardCharsets.UTF_8));

    assertThat(tag).matches("\"orders:[A-Za-z0-9_-]{20}\"");
    assertThat(Validators.tag("orders", "1".getBytes(StandardCharsets.UTF_8))).isEqualTo(tag);
    assertThat(Validators.tag("orders", "2".getBytes(StandardCharsets.UTF_8))).isNotEqualTo(tag);
  }

  @Test
  void one_field_may_name_many_in_several_lines_weak_ones_too() {
    assertThat(Validators.of(List.of("\"a:1\", W/\"b:2\"", "\"c:,3\"")).known())
        .containsExactlyInAnyOrder("a:1", "b:2", "c:,3");
    assertThat(Validators.of(List.of("*")).known()).isEmpty();
    assertThat(Validators.of(List.of("a:1, \"open")).known()).isEmpty();
    assertThat(Validators.of(null).known()).isEmpty();
  }

  @Test
  void a_part_that_the_client_has_is_unchanged_and_left_out() {
    RenderedPart part = rendered(ORDERS, "\"meta:x\", " + etag());

    assertThat(part.told())
        .isEqualTo(
            "\"status\":\"unchanged\",\"ms\":3,\"etag\":"
                + etag().replace("\"orders", "\"\\\"orders").replaceAll("\"$", "\\\\\"\""));
    assertThat(Frame.of(part, "c").json())
        .isEqualTo("{\"type\":\"part\",\"name\":\"orders\"," + part.told() + ",\"cursor\":\"c\"}");
    assertThat(KeysText.of(List.of(part), Set.of("orders"), "now"))
        .isEqualTo(
            "{\"results\":{},\"requested_keys\":[\"orders\"],\"timestamp\":\"now\","
                + "\"meta\":{\"parts\":{\"orders\":{"
                + part.told()
                + "}}}}");
  }

  @Test
  void one_that_it_has_of_before_is_sent() {
    RenderedPart part = rendered(ORDERS, "\"orders:AAAAAAAAAAAAAAAAAAAA\"");

    assertThat(part.unchanged()).isFalse();
    assertThat(Frame.of(part, "c").json()).contains("\"data\":\"seven\"").contains("\"etag\":");
  }

  @Test
  void what_stands_in_the_place_of_a_failure_has_no_tag() {
    PartResult replaced = new PartResult("orders", Status.DEGRADED, "seven", null, null, 3);
    PartResult failed = new PartResult("orders", Status.FAILED, null, Problem.of(503), null, 3);

    assertThat(rendered(replaced, etag()).told()).isEqualTo("\"status\":\"degraded\",\"ms\":3");
    assertThat(rendered(failed, etag()).told()).isEqualTo("\"status\":\"failed\",\"ms\":3");
  }
}
