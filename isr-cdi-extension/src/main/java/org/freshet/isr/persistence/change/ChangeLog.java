package org.freshet.isr.persistence.change;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.freshet.isr.api.EntityChanged;
import org.freshet.isr.api.EntityChanged.Change;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.BoundedSet;
import org.freshet.isr.tags.EntityRef;

/**
 * What one transaction changed: tags, entities, and one event for each entity however often it was
 * written. All three are bounded. Not thread-safe.
 */
public final class ChangeLog {

  /** Beyond this number of tags, entities or events, the largest group of them becomes one. */
  public static final int LIMIT = 4096;

  private static final int EVENT_TAGS = 256;

  private final BoundedSet<Tag> tags = new BoundedSet<>(LIMIT, Tag::namespace);
  private final BoundedSet<EntityRef> entities =
      new BoundedSet<>(LIMIT, ref -> new EntityRef(ref.type(), null));
  private final Map<Object, EntityChanged> changes = new LinkedHashMap<>();

  /** An empty one. */
  public ChangeLog() {}

  /** Adds tags and the entities behind them. */
  public void add(Collection<Tag> raised, Collection<EntityRef> changed) {
    raised.forEach(tags::add);
    changed.forEach(entities::add);
  }

  /**
   * Adds a change of one entity.
   *
   * @param whole the tags that stand for all of its class, for the event of those beyond the bound
   */
  public void add(EntityChanged change, Set<Tag> whole) {
    EntityRef ref = new EntityRef(change.entityClass(), change.id());
    add(change.tags(), List.of(ref));
    if (change.id() != null && (changes.containsKey(ref) || changes.size() < LIMIT)) {
      changes.merge(ref, change, ChangeLog::merged);
    } else {
      Set<Tag> some = change.id() == null ? change.tags() : whole;
      changes.merge(
          List.of(change.entityClass(), change.change()),
          new EntityChanged(change.entityClass(), null, change.change(), some),
          ChangeLog::merged);
    }
  }

  private static EntityChanged merged(EntityChanged first, EntityChanged then) {
    Set<Tag> both = new HashSet<>(first.tags());
    both.addAll(then.tags());
    if (both.size() > EVENT_TAGS) {
      both = both.stream().map(Tag::namespace).collect(Collectors.toSet());
    }
    boolean stillNew = first.change() == Change.INSERTED && then.change() == Change.UPDATED;
    Change change = stillNew ? Change.INSERTED : then.change();
    return new EntityChanged(first.entityClass(), first.id(), change, Set.copyOf(both));
  }

  /** All tags. */
  public Set<Tag> tags() {
    return tags.toSet();
  }

  /** All changed entities. */
  public Set<EntityRef> entities() {
    return entities.toSet();
  }

  /** One event for each changed entity, in the order of their first changes. */
  public List<EntityChanged> changes() {
    return List.copyOf(changes.values());
  }
}
