package org.freshet.isr.tags;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.freshet.isr.api.Tag;
import org.freshet.isr.store.ResponseStore;

/**
 * What nodes of {@link ProtocolWorld} share instead of a model of it: a real one, alone its own.
 */
public interface ProtocolBackend {

  /**
   * A node joins.
   *
   * @param heard is told of raises from elsewhere, and of each time that it joins
   */
  View join(InstantSource clock, int epochs, Consumer<Raise> heard);

  /** A copy is made of the order as it is now, as a replica has one. */
  void copy();

  /** The order falls back to the last copy; false if there is none. */
  boolean fallBack();

  /** All is lost. */
  void empty();

  /** What one node sees. */
  interface View {

    Sequence pin();

    Standing standing(Sequence pin, Collection<Tag> tags);

    Raise raise(Set<Tag> tags, boolean expire, Set<EntityRef> entities);

    void advance(Raise raise);

    /** Hears what there is to hear. */
    void follow();

    /** Begins anew, as a new process does. */
    void restart();

    /** The responses, with a memory near this node. */
    ResponseStore store();
  }
}
