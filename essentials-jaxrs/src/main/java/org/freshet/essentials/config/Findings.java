package org.freshet.essentials.config;

import java.util.ArrayList;
import java.util.List;
import org.freshet.essentials.api.EssentialsDefinitionException;

/**
 * Collects what is wrong with a deployment, so that all of it is reported at once. Not thread-safe:
 * one deployment has one.
 */
public final class Findings {

  private final List<String> found = new ArrayList<>();

  /**
   * Adds what is wrong; what was added before is not added again.
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
   * @throws EssentialsDefinitionException with all that was found
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new EssentialsDefinitionException(found);
    }
  }
}
