package org.freshet.partstream.api;

import java.util.List;

/**
 * Stops a deployment whose annotations or settings are wrong; its message lists every problem,
 * numbered.
 */
public final class PartStreamDefinitionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /**
   * An exception for all problems of a deployment.
   *
   * @param problems one sentence each, at least one
   */
  public PartStreamDefinitionException(List<String> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** The problems, one sentence each. */
  public List<String> problems() {
    return problems;
  }

  private static String message(List<String> problems) {
    StringBuilder text = new StringBuilder();
    text.append(problems.size()).append(problems.size() == 1 ? " problem" : " problems");
    text.append(" in the definitions of progressive responses:");
    for (int i = 0; i < problems.size(); i++) {
      text.append("\n  ").append(i + 1).append(". ").append(problems.get(i));
    }
    return text.toString();
  }
}
