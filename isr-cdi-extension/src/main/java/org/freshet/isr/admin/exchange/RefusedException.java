package org.freshet.isr.admin.exchange;

/** Ends the handling of a request of an operator with a problem. */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** A refusal with a problem. */
  public RefusedException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** A parameter breaks its rule. */
  public static RefusedException parameter(String name, String rule) {
    return new RefusedException(new Problem(400, "parameter", name + " " + rule));
  }

  /** Why. */
  public Problem problem() {
    return problem;
  }
}
