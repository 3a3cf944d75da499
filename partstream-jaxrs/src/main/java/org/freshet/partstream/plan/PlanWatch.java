package org.freshet.partstream.plan;

/** Watches parts run, for those who want to know how long they take. Thread-safe. */
@FunctionalInterface
public interface PlanWatch {

  /**
   * The same plan with parts that are watched while they run. Called for each request, on its
   * thread.
   *
   * @param resource the resource method
   */
  Plan watched(String resource, Plan plan);

  /** Nobody wants to know. */
  static PlanWatch none() {
    return (resource, plan) -> plan;
  }
}
