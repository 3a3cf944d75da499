package org.freshet.isr.config;

import java.util.ArrayList;
import java.util.List;
import org.freshet.isr.api.IsrDefinitionException;

/**
 * Collects what is wrong with a deployment, so that all of it is reported at once. Not thread-safe:
 * one deployment has one.
 */
public final class Problems {

  private final List<String> found = new ArrayList<>();

  /**
   * Adds a problem; one that was added before is not added again.
   *
   * @param code its code, see {@link Codes}
   * @param where annotation and site, or the name of a setting
   * @param rule what is wrong with which value, and the rule it breaks
   */
  public void add(String code, String where, String rule) {
    String text = code + ": " + where + ": " + rule;
    if (!found.contains(text)) {
      found.add(text);
    }
  }

  /** What was found so far. */
  public List<String> found() {
    return List.copyOf(found);
  }

  /**
   * Stops the deployment if anything was found.
   *
   * @throws IsrDefinitionException with all problems
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new IsrDefinitionException(found);
    }
  }
}
