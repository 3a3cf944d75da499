package org.freshet.isr.revalidate;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.RevalidationReport;
import org.freshet.isr.api.Revalidator;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.Raise;

/** The programmatic door: every verb is a raise. */
public final class RevalidatorService implements Revalidator {

  private final Raises raises;
  private final RevalidationQueue queue;
  private final AfterCommit afterCommit;
  private final InstantSource clock;

  /** A door to {@code raises}. */
  public RevalidatorService(
      Raises raises, RevalidationQueue queue, AfterCommit afterCommit, InstantSource clock) {
    this.raises = raises;
    this.afterCommit = afterCommit;
    this.queue = queue;
    this.clock = clock;
  }

  @Override
  public RevalidationReport revalidate(Collection<Tag> tags) {
    return raise(tags, false);
  }

  @Override
  public RevalidationReport expire(Collection<Tag> tags) {
    return raise(tags, true);
  }

  @Override
  public RevalidationReport revalidatePath(String path) {
    return raise(List.of(AutomaticTags.path(path)), false);
  }

  @Override
  public RevalidationReport revalidateAll() {
    return raise(List.of(AutomaticTags.EVERYTHING), false);
  }

  @Override
  public List<Renewal> renewals() {
    return queue.renewals();
  }

  private RevalidationReport raise(Collection<Tag> tags, boolean expire) {
    if (tags.isEmpty()) {
      throw new IllegalArgumentException("tags is empty, must name at least one tag");
    }
    Set<Tag> all = Set.copyOf(tags);
    Raise raise = raises.raise(all, expire, Set.of());
    // What is produced from now until the commit still shows the state before it.
    afterCommit.raise(all);
    return raise == null
        ? new RevalidationReport(-1, all, expire, clock.instant())
        : new RevalidationReport(raise.sequence().number(), all, expire, raise.at());
  }
}
