package org.freshet.isr.meter;

/**
 * How full things are at one moment; -1 where nobody can tell.
 *
 * @param storeBytes the memory that stored responses take, in bytes, roughly
 * @param storeEntries how many responses are stored, roughly
 * @param queue how many renewals wait or are under way
 * @param unrecorded how many raises of this node wait to be recorded in the tag graph
 * @param sharedUp 1 if the memory that nodes share answers, 0 if not
 * @param sharedLag for how long nothing was heard from other nodes, in milliseconds
 */
public record Levels(
    long storeBytes,
    long storeEntries,
    long queue,
    long unrecorded,
    long sharedUp,
    long sharedLag) {

  /** Levels of a node that shares nothing. */
  public Levels(long storeBytes, long storeEntries, long queue, long unrecorded) {
    this(storeBytes, storeEntries, queue, unrecorded, -1, -1);
  }

  /** Nobody can tell anything. */
  public static final Levels UNKNOWN = new Levels(-1, -1, -1, -1);
}
