package org.freshet.isr.tags;

/** A rule of the protocol that {@link ProtocolWorld} breaks on purpose: the driver must notice. */
enum Mutant {

  /** A response is stored with the pin of that moment instead of that of its request's entry. */
  PIN_TAKEN_LATE,

  /** Pins are compared by number alone. */
  NO_GENERATION,

  /** A raise is advanced past though second-level caches still hold what it changed. */
  SHARED_CACHE_NOT_EVICTED,

  /** What a lost transaction owes is raised by nobody. */
  DEBTS_FORGOTTEN,

  /** Who takes over a debt settles it before raising it, and may be lost between. */
  DEBT_SETTLED_BEFORE_IT_IS_RAISED,

  /** Storing does not look at what is there. */
  OLDER_PIN_REPLACES_A_LATER_ONE,

  /** Tags are raised when the transaction is about to commit. */
  RAISED_BEFORE_THE_COMMIT,

  /** Nothing is owed before the commit. */
  NOTHING_OWED,

  /** A pin includes raises beyond one that was not advanced past yet. */
  GAPS_SKIPPED,

  /** Stale serving is bounded by the last raise instead of the first. */
  BOUND_SLIDES,

  /** An expire counts as a raise. */
  EXPIRE_SOFTENED,

  /** Raising a namespace does not raise its tags. */
  NAMESPACE_IGNORED,

  /** Second-level caches survive the loss of the shared order. */
  SHARED_CACHE_OUTLIVES_A_GENERATION,

  /** A raise through the API evicts nothing from second-level caches. */
  RAISE_BY_HAND_EVICTS_NOTHING,

  /** A node that starts anew believes what was stored before it came. */
  JOINED_WITHOUT_A_FLOOR,

  /** A page that shows a stale fragment keeps its own, later pin. */
  PIN_OF_A_FRAGMENT_DROPPED
}
