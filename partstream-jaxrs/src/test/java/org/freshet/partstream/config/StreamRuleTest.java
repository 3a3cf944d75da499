package org.freshet.partstream.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.freshet.essentials.config.Findings;
import org.freshet.partstream.FakeConfig;
import org.freshet.partstream.api.PartStream;
import org.junit.jupiter.api.Test;

class StreamRuleTest {

  @PartStream(allowedKeys = "a")
  private static final class Annotated {}

  private final Findings findings = new Findings();

  private StreamRule read(String... lines) {
    return StreamRule.read(
        Annotated.class.getAnnotation(PartStream.class),
        FakeConfig.of(lines),
        findings,
        "com.acme.D",
        "parts");
  }

  @Test
  void the_annotation_has_the_documented_defaults() {
    assertThat(read()).isEqualTo(new StreamRule(2, Duration.ofHours(1), Set.of("a")));
  }

  @Test
  void the_most_specific_override_applies() {
    StreamRule rule =
        read(
            "PartStream/chunkSize=3",
            "com.acme.D/PartStream/chunkSize=4",
            "com.acme.D/parts/PartStream/chunkSize=5",
            "PartStream/cursorTtl=60",
            "PartStream/allowedKeys=b, c");

    assertThat(rule).isEqualTo(new StreamRule(5, Duration.ofMinutes(1), Set.of("b", "c")));
    assertThat(findings.found()).isEmpty();
  }

  @Test
  void what_is_out_of_range_is_found() {
    read("PartStream/chunkSize=0", "PartStream/cursorTtl=soon");

    assertThat(findings.found())
        .containsExactlyInAnyOrder(
            "PS0013: @PartStream on com.acme.D#parts(): chunkSize is 0, must be a number from 1 to"
                + " 200",
            "PS0013: @PartStream on com.acme.D#parts(): cursorTtl is 'soon' in the configuration,"
                + " must be a number");
  }
}
