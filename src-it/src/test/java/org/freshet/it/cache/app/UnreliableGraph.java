package org.freshet.it.cache.app;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.Cause;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.Standing;
import org.freshet.isr.tags.TagGraph;
import org.freshet.isr.tags.TagGraphException;
import org.jspecify.annotations.Nullable;

/** A graph that fails, where it may, while the test wants it to. */
@Alternative
@Priority(1)
@ApplicationScoped
public class UnreliableGraph implements TagGraph {

  @Inject Stage stage;

  private final TagGraph graph = TagGraph.inMemory(InstantSource.system(), Limits.DEFAULT);

  @Override
  public Sequence pin() {
    return graph.pin();
  }

  @Override
  public long version() {
    return graph.version();
  }

  @Override
  public Standing standing(Sequence pin, Collection<Tag> tags) {
    return graph.standing(pin, tags);
  }

  @Override
  public Raise raise(
      Set<Tag> tags, boolean expire, Set<EntityRef> entities, @Nullable Cause cause, Duration ago) {
    return up().raise(tags, expire, entities, cause, ago);
  }

  @Override
  public void advance(Raise raise) {
    up().advance(raise);
  }

  @Override
  public void owe(String transaction, Set<Tag> tags, Set<EntityRef> entities) {
    up().owe(transaction, tags, entities);
  }

  @Override
  public void settle(String transaction) {
    up().settle(transaction);
  }

  @Override
  public List<Debt> overdue() {
    return up().overdue();
  }

  @Override
  public void link(String key, Set<Tag> tags) {
    up().link(key, tags);
  }

  @Override
  public void unlink(String key) {
    up().unlink(key);
  }

  @Override
  public Set<Tag> tags(String key) {
    return up().tags(key);
  }

  @Override
  public List<String> keys(Tag tag, String after, int limit) {
    return up().keys(tag, after, limit);
  }

  private TagGraph up() {
    if (stage.line("graph", "up").equals("down")) {
      throw new TagGraphException("the graph is down", new IllegalStateException("as directed"));
    }
    return graph;
  }
}
