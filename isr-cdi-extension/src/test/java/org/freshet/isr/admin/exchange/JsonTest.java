package org.freshet.isr.admin.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.freshet.isr.api.Tag;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void values_of_every_kind_are_written() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("text", "a");
    object.put("number", 7L);
    object.put("part", 0.97255);
    object.put("truth", true);
    object.put("nothing", null);
    object.put("instant", Instant.parse("2026-01-01T00:00:00Z"));
    object.put("tag", Tag.of("book", 7));
    object.put("list", Arrays.asList(1, null));

    assertThat(Json.of(object))
        .isEqualTo(
            "{\"text\":\"a\",\"number\":7,\"part\":0.9726,\"truth\":true,\"nothing\":null,"
                + "\"instant\":\"2026-01-01T00:00:00Z\",\"tag\":\"book:7\",\"list\":[1,null]}");
  }

  @Test
  void what_means_something_in_html_is_escaped() {
    assertThat(Json.of("</script>&'\u2028"))
        .isEqualTo("\"\\u003c/script\\u003e\\u0026\\u0027\\u2028\"");
  }

  @Test
  void a_number_that_is_none_is_0() {
    assertThat(Json.of(List.of(Double.NaN, Double.POSITIVE_INFINITY))).isEqualTo("[0.0,0.0]");
  }

  @Test
  void other_types_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Json.of(new Object()));
  }

  @Property
  void any_text_is_read_back_by_others(@ForAll String text) throws Exception {
    try (Jsonb jsonb = JsonbBuilder.create()) {
      String[] read = jsonb.fromJson(Json.of(List.of(text)), String[].class);

      assertThat(read).containsExactly(text);
    }
  }
}
