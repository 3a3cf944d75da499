package org.freshet.essentials.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.freshet.essentials.api.Problem;
import org.junit.jupiter.api.Test;

/** Both forms of a problem. */
class ProblemTextTest {

  @Test
  void a_plain_problem_has_three_members() {
    assertThat(ProblemJson.of(Problem.of(404)))
        .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}");
  }

  @Test
  void members_of_every_kind_are_json() {
    Problem problem =
        Problem.of(409)
            .withDetail("a \"quoted\"\nline")
            .withInstance(URI.create("/a"))
            .with("truth", true)
            .with("whole", 7L)
            .with("large", new BigInteger("12345678901234567890"))
            .with("price", new BigDecimal("9.90"))
            .with("real", 0.5)
            .with("none", Double.NaN)
            .with("nothing", null)
            .with("list", Arrays.asList(1, null, List.of("x")))
            .with("map", Map.of("k", false))
            .with("id", new UUID(0, 1));

    assertThat(ProblemJson.of(problem))
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Conflict\",\"status\":409,"
                + "\"detail\":\"a \\\"quoted\\\"\\nline\",\"instance\":\"/a\",\"truth\":true,"
                + "\"whole\":7,\"large\":12345678901234567890,\"price\":9.90,\"real\":0.5,"
                + "\"none\":null,\"nothing\":null,\"list\":[1,null,[\"x\"]],\"map\":{\"k\":false},"
                + "\"id\":\"00000000-0000-0000-0000-000000000001\"}");
  }

  @Test
  void nothing_in_a_page_is_markup() {
    String page =
        ProblemHtml.of(
            Problem.of(400)
                .withTitle("<b>")
                .withDetail("\"'&")
                .with("errors", List.of(Map.of("pointer", "#/<script>"))));

    assertThat(page)
        .contains("<h1>400 &lt;b&gt;</h1>", "<p>&quot;&#39;&amp;</p>", "#/&lt;script&gt;")
        .doesNotContain("<b>", "<script>");
  }
}
