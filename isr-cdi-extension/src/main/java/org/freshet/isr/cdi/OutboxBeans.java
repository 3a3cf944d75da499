package org.freshet.isr.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.config.Problems;
import org.freshet.isr.persistence.change.Outbox;
import org.freshet.isr.persistence.outbox.DatabaseOutbox;
import org.freshet.isr.persistence.unit.DeclaredUnit;
import org.freshet.isr.persistence.unit.PersistenceUnits;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.serve.SteadyClock;
import org.jspecify.annotations.Nullable;

/** The outbox, where {@code isr.outbox=jpa} wants one. */
@ApplicationScoped
class OutboxBeans {

  private static final String UNIT = "isr.outbox.unit";

  @Inject IsrExtension extension;
  @Inject IsrSettings settings;
  @Inject Background background;
  @Inject SteadyClock clock;
  private @Nullable DatabaseOutbox known;

  /** Adds why there can be no outbox in any of the declared units. */
  static void check(IsrSettings settings, @Nullable PersistenceUnits units, Problems problems) {
    IsrSettings.Outbox wanted = settings.outbox();
    List<String> names = names(units);
    if (!wanted.jpa()) {
      return;
    }
    if (names.isEmpty()) {
      problems.add(
          Codes.OUTBOX_UNUSABLE,
          "isr.outbox",
          "is 'jpa', needs a persistence unit with JTA transactions, declare one, or set it to"
              + " none");
    } else if (wanted.unit().isPresent() && !names.contains(wanted.unit().get())) {
      problems.add(
          Codes.OUTBOX_UNUSABLE,
          UNIT,
          "is '"
              + wanted.unit().get()
              + "', must be a unit with JTA transactions, one of "
              + names);
    } else if (wanted.unit().isEmpty() && names.size() > 1) {
      problems.add(
          Codes.OUTBOX_UNUSABLE,
          UNIT,
          "is missing, must name the unit whose database has the outbox, one of " + names);
    }
  }

  private static List<String> names(@Nullable PersistenceUnits units) {
    return transactional(units).stream().map(DeclaredUnit::name).sorted().toList();
  }

  private static Collection<DeclaredUnit> transactional(@Nullable PersistenceUnits units) {
    return units == null
        ? List.of()
        : units.declared().stream().filter(unit -> !unit.resourceLocal()).toList();
  }

  /** The outbox, or none. */
  Outbox outbox() {
    DatabaseOutbox wanted = wanted();
    return wanted == null ? Outbox.NONE : wanted;
  }

  private synchronized @Nullable DatabaseOutbox wanted() {
    if (known == null && settings.outbox().jpa()) {
      Optional<String> name = settings.outbox().unit();
      known =
          transactional(extension.units()).stream()
              .filter(unit -> name.isEmpty() || name.get().equals(unit.name()))
              .findFirst()
              .map(
                  unit ->
                      new DatabaseOutbox(
                          unit, background, clock, settings.lease(), RedisBeans.loader()))
              .orElse(null);
    }
    return known;
  }

  /** Looks whether it can be used. */
  void check(Problems problems) {
    DatabaseOutbox wanted = wanted();
    if (wanted != null) {
      wanted.check(settings.outbox().create(), problems);
    }
  }

  /** Raises what lost nodes have left. */
  void begin(Raises raises) {
    DatabaseOutbox wanted = wanted();
    if (wanted != null) {
      wanted.watch(raises);
    }
  }
}
