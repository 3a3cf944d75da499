package org.freshet.partstream.plan;

import java.util.ArrayList;
import java.util.List;
import org.freshet.partstream.api.PartSize;
import org.freshet.partstream.api.Parts;
import org.freshet.partstream.config.Keeping;

/** The plan of what a resource method built. */
public final class BuiltParts {

  private BuiltParts() {}

  /**
   * A plan.
   *
   * @param most how many parts it may have
   * @throws IllegalArgumentException if it breaks a rule; the message says all that is wrong
   */
  public static Plan plan(Parts parts, int most) {
    List<String> wrong = new ArrayList<>();
    Plan plan =
        PlanOrder.of(
            parts.definitions().stream().map(BuiltParts::planned).toList(),
            most,
            (code, rule) -> wrong.add(code + ": " + rule));
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", wrong));
    }
    return plan;
  }

  private static PlannedPart planned(Parts.Definition built) {
    Parts.Options options = built.options();
    return new PlannedPart(
        built.name(),
        options.dependencies(),
        Access.ALL,
        options.longest(),
        context -> PartCall.held(built.supplier().call()),
        options.isReplaced() ? new PlannedPart.Fallback(options.replacement()) : null,
        false,
        new Keeping(options.freshFor(), options.staleFor(), options.isShared()),
        new PlannedPart.Description(PartSize.SMALL, built.ready(), "", 0));
  }
}
