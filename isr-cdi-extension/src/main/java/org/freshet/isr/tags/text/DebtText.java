package org.freshet.isr.tags.text;

import java.util.HashSet;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.TagGraph.Debt;
import org.freshet.isr.tags.TagGraphException;

/** What a transaction owes as lines: {@code t} and tags, {@code e} and an entity. */
public final class DebtText {

  private DebtText() {}

  /** Writes it, always in the same order. */
  public static String write(Set<Tag> tags, Set<EntityRef> entities) {
    StringBuilder text = new StringBuilder("t").append(TagText.write(tags));
    EntityText.write(entities).lines().forEach(line -> text.append("\ne").append(line));
    return text.toString();
  }

  /**
   * Reads it; several texts that stand in lines add up.
   *
   * @throws TagGraphException if it is none
   */
  public static Debt read(String transaction, String text, EntityText entities) {
    Set<Tag> tags = new HashSet<>();
    Set<EntityRef> changed = new HashSet<>();
    text.lines()
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> {
              String rest = line.substring(1);
              if (line.charAt(0) == 't') {
                tags.addAll(TagText.read(rest));
              } else {
                changed.addAll(entities.read(rest));
              }
            });
    return new Debt(transaction, Set.copyOf(tags), Set.copyOf(changed));
  }
}
