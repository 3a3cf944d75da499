package org.freshet.isr.redis;

import java.util.HashSet;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.redis.text.EntityText;
import org.freshet.isr.redis.text.TagText;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.TagGraph.Debt;

/** What a transaction owes as lines: {@code t} and tags, {@code e} and an entity. */
final class DebtText {

  private DebtText() {}

  static String write(Set<Tag> tags, Set<EntityRef> entities) {
    StringBuilder text = new StringBuilder("t").append(TagText.write(tags));
    EntityText.write(entities).lines().forEach(line -> text.append("\ne").append(line));
    return text.toString();
  }

  static Debt read(String transaction, String text, EntityText entities) {
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
