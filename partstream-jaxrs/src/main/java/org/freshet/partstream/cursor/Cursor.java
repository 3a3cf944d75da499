package org.freshet.partstream.cursor;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.partstream.plan.Plan;
import org.freshet.partstream.plan.PlannedPart;

/**
 * Where a caller is: what is still owed to them of which plan, and what failed before, so that
 * nothing runs that depends on it.
 *
 * @param plan the fingerprint of the plan
 * @param issued when it was made, in seconds since 1970
 * @param expires until when it can be used, in seconds since 1970
 * @param page how many pages there were before
 * @param owed the places in the plan of what is owed
 * @param failed the places in the plan of what failed
 */
record Cursor(long plan, long issued, long expires, int page, BitSet owed, BitSet failed) {

  private static final int FIXED = Long.BYTES + 2 * Integer.BYTES + Short.BYTES + 1;

  /** The bytes that are sealed: two sets stand for the names, since the plan has an order. */
  byte[] bytes() {
    byte[] owes = owed.toByteArray();
    byte[] fails = failed.toByteArray();
    return ByteBuffer.allocate(FIXED + owes.length + fails.length)
        .putLong(plan)
        .putInt((int) issued)
        .putInt((int) expires)
        .putShort((short) page)
        .put((byte) owes.length)
        .put(owes)
        .put(fails)
        .array();
  }

  static Cursor of(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    long plan = from.getLong();
    long issued = Integer.toUnsignedLong(from.getInt());
    long expires = Integer.toUnsignedLong(from.getInt());
    int page = Short.toUnsignedInt(from.getShort());
    byte[] owes = new byte[Byte.toUnsignedInt(from.get())];
    from.get(owes);
    byte[] fails = new byte[from.remaining()];
    from.get(fails);
    return new Cursor(plan, issued, expires, page, BitSet.valueOf(owes), BitSet.valueOf(fails));
  }

  boolean isOver(Instant now) {
    return now.getEpochSecond() >= expires;
  }

  /** Of which parts the places in a plan are. */
  static Set<String> names(Plan plan, BitSet places) {
    Set<String> names = new TreeSet<>();
    List<PlannedPart> parts = plan.parts();
    places.stream()
        .filter(place -> place < parts.size())
        .forEach(p -> names.add(parts.get(p).name()));
    return names;
  }

  /** The places in a plan of some parts. */
  static BitSet places(Plan plan, Set<String> names) {
    BitSet places = new BitSet();
    List<PlannedPart> parts = plan.parts();
    for (int i = 0; i < parts.size(); i++) {
      places.set(i, names.contains(parts.get(i).name()));
    }
    return places;
  }

  /** Says nothing of what is inside. */
  @Override
  public String toString() {
    return "Cursor[sealed]";
  }
}
