package org.freshet.partstream.cache;

import jakarta.enterprise.inject.Instance;
import java.util.Objects;
import java.util.Set;
import org.freshet.isr.api.IsrContext;
import org.freshet.isr.api.Revalidator;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.ValueKeeper;
import org.freshet.partstream.config.Keeping;
import org.jspecify.annotations.Nullable;

/**
 * Values where {@code isr-cdi-extension} keeps those of methods: with tags, one memory for both,
 * and known to the response around them. Touched only where that library is {@linkplain
 * Present#isr() present}; the only class that names it. Thread-safe.
 */
public final class IsrPartCache implements PartCache {

  private static final String NAMESPACE = "parts";

  private final ValueKeeper keeper;
  private final IsrContext response;
  private final Revalidator revalidator;

  private IsrPartCache(ValueKeeper keeper, IsrContext response, Revalidator revalidator) {
    this.keeper = keeper;
    this.response = response;
    this.revalidator = revalidator;
  }

  /** The cache of an application, null if its beans cannot be seen from here. */
  public static @Nullable PartCache find(Instance<Object> beans) {
    Instance<ValueKeeper> keepers = beans.select(ValueKeeper.class);
    return keepers.isResolvable()
        ? new IsrPartCache(
            keepers.get(),
            beans.select(IsrContext.class).get(),
            beans.select(Revalidator.class).get())
        : null;
  }

  @Override
  public Use begin() {
    return new Placed(keeper.here());
  }

  /** Pages that show such values are renewed as well: those are forgotten by a raise. */
  @Override
  public void clear(@Nullable String resource, @Nullable String part) {
    revalidator.revalidate(tag(resource, part));
  }

  private static Tag tag(@Nullable String resource, @Nullable String part) {
    if (resource == null) {
      return Tag.of(NAMESPACE);
    }
    return part == null ? Tag.of(NAMESPACE, resource) : Tag.of(NAMESPACE, resource + "/" + part);
  }

  private final class Placed implements Use {

    private final ValueKeeper.Place place;

    private Placed(ValueKeeper.Place place) {
      this.place = place;
    }

    @Override
    public Made keep(PartKey key, Keeping how, PartWork work) throws Exception {
      return made(
          place.keep(
              new ValueKeeper.Keeping(
                  key.resource() + "/" + key.part(),
                  key.request(),
                  key.user(),
                  Objects.requireNonNull(how.freshFor()),
                  how.staleFor(),
                  Set.of(tag(key.resource(), null), tag(key.resource(), key.part()))),
              () -> value(work)));
    }

    @Override
    public Made observe(PartWork work) throws Exception {
      return made(place.observe(() -> work.make().value()));
    }

    @Override
    public boolean isKnownToResponse() {
      return true;
    }

    @Override
    public void degrade() {
      place.degrade();
    }

    private @Nullable Object value(PartWork work) throws Exception {
      PartWork.Value value = work.make();
      if (!value.keepable()) {
        response.doNotStore("a part reads who asks");
      }
      return value.value();
    }

    private static Made made(ValueKeeper.Outcome outcome) {
      return new Made(
          outcome.value(), new Marks(outcome.stale(), outcome.degraded(), outcome.personal()));
    }
  }
}
