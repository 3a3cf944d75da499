package org.freshet.isr.tags;

/**
 * A place in the order of all raises: what a response remembers as its pin, the last raise its
 * producer could have known of.
 *
 * <p>No clock takes part. Two sequences of different generations are not comparable: a generation
 * ends when the memory of raises was lost, and everything of an earlier one is stale.
 *
 * @param generation random, drawn anew with each new memory of raises
 * @param number counts the raises of the generation, from 0
 */
public record Sequence(long generation, long number) {

  /** Whether this is known to come no earlier than another. */
  public boolean isAtLeast(Sequence other) {
    return generation == other.generation && number >= other.number;
  }
}
