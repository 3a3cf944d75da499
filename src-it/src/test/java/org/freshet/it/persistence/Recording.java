package org.freshet.it.persistence;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freshet.isr.api.EntityChanged;
import org.freshet.isr.api.Tag;
import org.freshet.isr.persistence.change.CommittedChanges;
import org.freshet.isr.persistence.transaction.TransactionChanges;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.TagGraph;

/** Takes the place of raising: remembers in order what was owed, handed over, rolled back. */
@Alternative
@Priority(1)
@ApplicationScoped
public class Recording {

  private final List<String> events = new CopyOnWriteArrayList<>();
  private volatile RuntimeException failure;

  /** Collects for this recording. */
  @Produces
  @Singleton
  @Alternative
  @Priority(1)
  TransactionChanges transactionChanges(UnitsExtension extension) {
    return new TransactionChanges(graph(), new Recorder(), extension.units());
  }

  /** What happened since the last call, oldest first. */
  public List<String> take() {
    List<String> taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  /** From now on everything fails; null ends it. */
  public void failWith(RuntimeException what) {
    failure = what;
  }

  private void record(String event) {
    events.add(event);
    RuntimeException fails = failure;
    if (fails != null) {
      throw fails;
    }
  }

  private TagGraph graph() {
    return (TagGraph)
        Proxy.newProxyInstance(
            TagGraph.class.getClassLoader(),
            new Class<?>[] {TagGraph.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("owe")) {
                record("owed " + new TreeSet<>((Set<?>) arguments[1]));
                return null;
              }
              throw new AssertionError("unexpected call of " + method);
            });
  }

  private static String sorted(Set<Tag> tags) {
    return tags.size() > 50 ? tags.size() + " tags" : new TreeSet<>(tags).toString();
  }

  private final class Recorder implements CommittedChanges {

    @Override
    public void committed(
        String transaction, Set<Tag> tags, Set<EntityRef> entities, List<EntityChanged> changes) {
      record("committed " + sorted(tags) + " " + entities.size() + " " + shown(changes));
    }

    @Override
    public void rolledBack(String transaction) {
      record("rolled back");
    }

    @Override
    public void outsideTransaction(
        Set<Tag> tags, Set<EntityRef> entities, List<EntityChanged> changes) {
      record("outside " + sorted(tags));
    }

    private List<String> shown(List<EntityChanged> changes) {
      return changes.stream()
          .limit(9)
          .map(c -> c.change() + " " + c.entityClass().getSimpleName() + " " + c.id())
          .toList();
    }
  }
}
