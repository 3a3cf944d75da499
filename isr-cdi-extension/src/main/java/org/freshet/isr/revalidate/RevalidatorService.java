package org.freshet.isr.revalidate;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.RevalidationReport;
import org.freshet.isr.api.Revalidator;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.Cause;
import org.freshet.isr.tags.Raise;
import org.jspecify.annotations.Nullable;

/** The programmatic door: every verb is a raise. */
public final class RevalidatorService implements Revalidator {

  private final Raises raises;
  private final RevalidationQueue queue;
  private final AfterCommit afterCommit;
  private final Supplier<@Nullable String> caller;
  private final InstantSource clock;

  /**
   * A door to {@code raises}.
   *
   * @param caller supplies the name of whoever is calling, null where it is not known
   */
  public RevalidatorService(
      Raises raises,
      RevalidationQueue queue,
      AfterCommit afterCommit,
      Supplier<@Nullable String> caller,
      InstantSource clock) {
    this.raises = raises;
    this.afterCommit = afterCommit;
    this.queue = queue;
    this.caller = caller;
    this.clock = clock;
  }

  @Override
  public RevalidationReport revalidate(Collection<Tag> tags) {
    return raise(tags, false, "revalidate");
  }

  @Override
  public RevalidationReport expire(Collection<Tag> tags) {
    return raise(tags, true, "expire");
  }

  @Override
  public RevalidationReport revalidatePath(String path) {
    return raise(List.of(AutomaticTags.path(path)), false, "revalidatePath");
  }

  @Override
  public RevalidationReport expirePath(String path) {
    return raise(List.of(AutomaticTags.path(path)), true, "expirePath");
  }

  @Override
  public RevalidationReport revalidatePrefix(String path) {
    return raise(List.of(AutomaticTags.under(path)), false, "revalidatePrefix");
  }

  @Override
  public RevalidationReport expirePrefix(String path) {
    return raise(List.of(AutomaticTags.under(path)), true, "expirePrefix");
  }

  @Override
  public RevalidationReport revalidateRoute(Class<?> resource, String method) {
    return raise(List.of(route(resource, method)), false, "revalidateRoute");
  }

  @Override
  public RevalidationReport expireRoute(Class<?> resource, String method) {
    return raise(List.of(route(resource, method)), true, "expireRoute");
  }

  @Override
  public RevalidationReport revalidateAll() {
    return raise(List.of(AutomaticTags.EVERYTHING), false, "revalidateAll");
  }

  @Override
  public RevalidationReport expireAll() {
    return raise(List.of(AutomaticTags.EVERYTHING), true, "expireAll");
  }

  @Override
  public List<Renewal> renewals() {
    return queue.renewals();
  }

  /** A misspelt name would silently raise nothing. */
  private static Tag route(Class<?> resource, String method) {
    if (Arrays.stream(resource.getMethods()).noneMatch(one -> one.getName().equals(method))) {
      throw new IllegalArgumentException(
          resource.getName() + " has no public method '" + method + "'");
    }
    return AutomaticTags.route(resource.getName() + "." + method);
  }

  private RevalidationReport raise(Collection<Tag> tags, boolean expire, String call) {
    if (tags.isEmpty()) {
      throw new IllegalArgumentException("tags is empty, must name at least one tag");
    }
    Set<Tag> all = Set.copyOf(tags);
    Raise raise = raises.raise(all, expire, new Cause(caller.get(), "Revalidator." + call));
    // What is produced from now until the commit still shows the state before it.
    afterCommit.raise(all);
    return raise == null
        ? new RevalidationReport(-1, all, expire, clock.instant())
        : new RevalidationReport(raise.sequence().number(), all, expire, raise.at());
  }
}
