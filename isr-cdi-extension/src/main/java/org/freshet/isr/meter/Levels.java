package org.freshet.isr.meter;

/**
 * How full things are at one moment; -1 where nobody can tell.
 *
 * @param storeBytes the memory that stored responses take, in bytes, roughly
 * @param storeEntries how many responses are stored, roughly
 * @param queue how many renewals wait or are under way
 * @param unrecorded how many raises of this node wait to be recorded in the tag graph
 */
public record Levels(long storeBytes, long storeEntries, long queue, long unrecorded) {

  /** Nobody can tell anything. */
  public static final Levels UNKNOWN = new Levels(-1, -1, -1, -1);
}
