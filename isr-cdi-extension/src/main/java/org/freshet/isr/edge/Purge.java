package org.freshet.isr.edge;

import java.util.List;
import java.util.Map;

/**
 * What an edge is told in one call.
 *
 * @param kind what the targets are
 * @param targets what has changed; empty for {@link Kind#EVERYTHING} only
 * @param soft whether a copy may still be served as stale while it is renewed; an edge that cannot
 *     do that drops it
 * @param id identifies the call, the same for each repetition of it
 */
public record Purge(Kind kind, List<Target> targets, boolean soft, String id) {

  /** What the targets of a purge are. */
  public enum Kind {
    /** Tags as they stand in the {@linkplain EdgeCache#tagFields fields} that the edge reads. */
    TAGS,
    /** Absolute URLs as visitors ask for them. */
    URLS,
    /** Absolute URLs, for which whatever begins with one of them is meant. */
    PREFIXES,
    /** All that the edge holds of this application. */
    EVERYTHING
  }

  /**
   * One thing that has changed.
   *
   * @param text a tag or a URL, by the kind of the purge
   * @param selecting the request fields that select the changed variant of a URL, by name
   */
  public record Target(String text, Map<String, String> selecting) {

    /** A target with a copy of its fields. */
    public Target {
      selecting = Map.copyOf(selecting);
    }

    /** A target that is not one variant among others. */
    public static Target of(String text) {
      return new Target(text, Map.of());
    }
  }

  /** A purge with a copy of its targets. */
  public Purge {
    targets = List.copyOf(targets);
  }

  /** The texts of the targets. */
  public List<String> texts() {
    return targets.stream().map(Target::text).toList();
  }
}
