package org.freshet.partstream.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.api.Parts;
import org.junit.jupiter.api.Test;

class BuiltPartsTest {

  private static final PartContext CONTEXT =
      new PartContext(null, Set.of(), URI.create("/d"), Map.of(), Map.of(), Map.of(), List.of());

  @Test
  void a_part_that_only_promises_a_value_fails_before_anything_is_kept() throws Exception {
    Parts parts =
        Parts.of("there", CompletableFuture.completedFuture(1))
            .lazy("lazy", () -> new FutureTask<>(() -> 2))
            .with("nothing", null)
            .lazy("value", () -> 3);
    List<PlannedPart> plan = BuiltParts.plan(parts, 9).parts();

    for (PlannedPart promise : plan.subList(0, 2)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> promise.call().make(CONTEXT))
          .withMessageStartingWith("the part returned a java.util.concurrent.")
          .withMessageContaining("Future")
          .withMessageEndingWith("must return what it holds: parts run at once by themselves");
    }
    assertThat(plan.get(2).call().make(CONTEXT)).isNull();
    assertThat(plan.get(3).call().make(CONTEXT)).isEqualTo(3);
  }
}
