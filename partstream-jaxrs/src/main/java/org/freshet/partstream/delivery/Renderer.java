package org.freshet.partstream.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.freshet.essentials.api.Problem;
import org.freshet.partstream.run.PartProblems;
import org.freshet.partstream.run.PartResult;
import org.freshet.partstream.run.PartResult.Status;

/** Renders the parts of one request; one that cannot be rendered has failed. */
public final class Renderer {

  private final ValueText values;
  private final PartProblems problems;
  private final Validators known;

  /**
   * A renderer.
   *
   * @param known what the client has already
   */
  public Renderer(ValueText values, PartProblems problems, Validators known) {
    this.values = values;
    this.problems = problems;
    this.known = known;
  }

  RenderedPart render(PartResult result) {
    Problem problem = result.problem();
    if (problem != null) {
      return failed(result, problem);
    }
    try {
      return rendered(result, values.of(result.value()));
    } catch (IOException | RuntimeException | LinkageError e) {
      Problem unrendered = problems.of(result.name(), e);
      return failed(result.failedWith(unrendered, e), unrendered);
    }
  }

  /** What stands in the place of a failure is nothing that a client should keep and ask about. */
  private RenderedPart rendered(PartResult result, byte[] json) {
    if (result.status() != Status.OK) {
      return new RenderedPart(result, json, null, false);
    }
    String etag = Validators.tag(result.name(), json);
    return new RenderedPart(result, json, etag, known.has(etag));
  }

  private static RenderedPart failed(PartResult result, Problem problem) {
    String text =
        JsonText.JSON
            .createObjectBuilder()
            .add("error", JsonText.problem(problem))
            .build()
            .toString();
    return new RenderedPart(result, text.getBytes(StandardCharsets.UTF_8), null, false);
  }
}
