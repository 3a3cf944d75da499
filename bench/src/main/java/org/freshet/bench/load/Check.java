package org.freshet.bench.load;

/** What every answer must be, so that nothing else is measured. */
@FunctionalInterface
public interface Check {

  /**
   * Checks an answer.
   *
   * @throws IllegalStateException if it is another one
   */
  void check(String target, Response response);
}
