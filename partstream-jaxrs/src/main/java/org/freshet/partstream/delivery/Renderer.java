package org.freshet.partstream.delivery;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.freshet.essentials.api.Problem;
import org.freshet.partstream.run.PartProblems;
import org.freshet.partstream.run.PartResult;

/** Renders parts; one that cannot be rendered has failed. */
public final class Renderer {

  private final ValueText values;
  private final PartProblems problems;

  /** A renderer. */
  public Renderer(ValueText values, PartProblems problems) {
    this.values = values;
    this.problems = problems;
  }

  RenderedPart render(PartResult result) {
    Problem problem = result.problem();
    if (problem != null) {
      return failed(result, problem);
    }
    try {
      return new RenderedPart(result, values.of(result.value()));
    } catch (IOException | RuntimeException | LinkageError e) {
      Problem unrendered = problems.of(result.name(), e);
      return failed(result.failedWith(unrendered, e), unrendered);
    }
  }

  private static RenderedPart failed(PartResult result, Problem problem) {
    String text =
        Json.createObjectBuilder().add("error", JsonText.problem(problem)).build().toString();
    return new RenderedPart(result, text.getBytes(StandardCharsets.UTF_8));
  }
}
