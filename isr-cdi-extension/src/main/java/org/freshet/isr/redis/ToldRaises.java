package org.freshet.isr.redis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.freshet.isr.redis.port.Reply;
import org.freshet.isr.tags.Cause;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.TagGraphException;
import org.freshet.isr.tags.text.EntityText;
import org.freshet.isr.tags.text.TagText;
import org.jspecify.annotations.Nullable;

/** Reads raises as the stream tells them. */
final class ToldRaises {

  private final EntityText entities;

  /**
   * A raise and what only the stream knows of it.
   *
   * @param mark its mark by chance
   * @param cause who raised it and why, null if nobody renews its pages
   */
  record Told(Raise raise, String mark, @Nullable Cause cause) {}

  ToldRaises(EntityText entities) {
    this.entities = entities;
  }

  /**
   * The raise of an entry of the stream. It is as old as Redis says: one that is heard late is no
   * younger for that.
   *
   * @param now the present by the clock of this node
   * @param present the present by the clock of Redis, in milliseconds
   */
  Told read(long generation, Reply entry, Instant now, long present) {
    return read(generation, entry, now.minusMillis(Math.max(0, present - whenMillis(entry))));
  }

  /** As if this node learnt of it at that instant. */
  Told read(long generation, Reply entry, Instant at) {
    Reply fields = entry.part(1);
    Raise raise =
        new Raise(
            new Sequence(generation, number(entry)),
            TagText.read(of(fields, "t")),
            of(fields, "x").equals("1"),
            entities.read(of(fields, "e")),
            at);
    return new Told(raise, of(fields, "m"), cause(fields));
  }

  /**
   * Raises of before, oldest first, without a gap up to the last one.
   *
   * @param newestFirst entries of the stream
   * @param last the last raise
   * @param now the present by the clock of this node
   * @param present the present by the clock of Redis, in milliseconds
   */
  List<Told> history(Reply newestFirst, Sequence last, Instant now, long present) {
    List<Told> history = new ArrayList<>();
    for (Reply entry : newestFirst.parts()) {
      long number = last.number() - history.size();
      if (!entry.part(0).text().equals(number + "-0")) {
        break;
      }
      history.add(read(last.generation(), entry, now, present));
    }
    Collections.reverse(history);
    return history;
  }

  private static @Nullable Cause cause(Reply fields) {
    String why = perhaps(fields, "y");
    if (why == null || why.isEmpty()) {
      return null;
    }
    String who = perhaps(fields, "h");
    return new Cause(who == null || who.isEmpty() ? null : who, why);
  }

  /** When it was raised, by the clock of Redis. */
  private static long whenMillis(Reply entry) {
    try {
      return Long.parseLong(of(entry.part(1), "w"));
    } catch (NumberFormatException e) {
      throw new TagGraphException("Redis tells of a raise without its instant", e);
    }
  }

  private static long number(Reply entry) {
    String id = entry.part(0).text();
    try {
      return Long.parseLong(id.substring(0, id.indexOf('-')));
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      throw new TagGraphException("Redis names a raise strangely", e);
    }
  }

  private static String of(Reply fields, String name) {
    String value = perhaps(fields, name);
    if (value == null) {
      throw new TagGraphException("Redis tells of a raise without '" + name + "'");
    }
    return value;
  }

  /** A field that versions of before did not write, null if it is missing. */
  private static @Nullable String perhaps(Reply fields, String name) {
    List<Reply> parts = fields.parts();
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      if (parts.get(i).text().equals(name)) {
        return parts.get(i + 1).text();
      }
    }
    return null;
  }
}
