package org.freshet.isr.persistence.outbox;

import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.freshet.isr.persistence.transaction.ComponentNames;
import org.jspecify.annotations.Nullable;

/** Finds the data source of a persistence unit, once it is there to be found. Thread-safe. */
final class UnitSource {

  private final List<String> names;
  private volatile @Nullable DataSource found;

  /**
   * The source of a name.
   *
   * @param name what the unit's descriptor says, null for the server's default
   */
  UnitSource(@Nullable String name) {
    this.names =
        name == null
            ? List.of("java:comp/DefaultDataSource")
            : name.startsWith("java:") ? List.of(name) : List.of(name, "java:comp/env/" + name);
  }

  /** A source that is there. */
  UnitSource(DataSource source) {
    this.names = List.of("a source");
    this.found = source;
  }

  /** Under which name it is looked up first. */
  String name() {
    return names.get(0);
  }

  /** The data source, null if there is none of that name, or not yet. */
  @Nullable DataSource find() {
    DataSource known = found;
    if (known == null) {
      known =
          names.stream()
              .map(ComponentNames::lookUp)
              .flatMap(bound -> bound instanceof DataSource source ? Stream.of(source) : null)
              .findFirst()
              .orElse(null);
      found = known;
    }
    return known;
  }
}
