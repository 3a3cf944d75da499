package org.freshet.isr.persistence.change;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.EntityChanged;
import org.freshet.isr.api.Tag;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.Outcomes;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.TagGraph;

/** Raises what transactions changed, once each, and tells the application's observers behind. */
public final class RaisedChanges implements CommittedChanges {

  /** How long a change outside of transactions may take to become visible, if nothing is set. */
  private static final Duration UNSEEN = Duration.ofSeconds(1);

  private final TagGraph graph;
  private final Outbox outbox;
  private final Raises raises;
  private final Background background;
  private final Outcomes outcomes;
  private final Duration settle;

  /**
   * Changes that become raises.
   *
   * @param outbox where what is raised is forgotten
   * @param settle {@code isr.settle}
   */
  public RaisedChanges(
      TagGraph graph,
      Outbox outbox,
      Raises raises,
      Background background,
      Outcomes outcomes,
      Duration settle) {
    this.graph = graph;
    this.outbox = outbox;
    this.raises = raises;
    this.background = background;
    this.outcomes = outcomes;
    this.settle = settle;
  }

  @Override
  public void committed(
      String transaction, Set<Tag> tags, Set<EntityRef> entities, List<EntityChanged> changes) {
    if (raises.raise(tags, false, entities) != null) {
      outbox.delivered(transaction);
      graph.settle(transaction);
    }
    tell(changes);
  }

  @Override
  public void rolledBack(String transaction) {
    graph.settle(transaction);
  }

  @Override
  public void outsideTransaction(
      Set<Tag> tags, Set<EntityRef> entities, List<EntityChanged> changes) {
    raises.raise(tags, false, entities, settle.isZero() ? UNSEEN : settle);
    tell(changes);
  }

  private void tell(List<EntityChanged> changes) {
    background.execute(() -> changes.forEach(outcomes::fire));
  }
}
