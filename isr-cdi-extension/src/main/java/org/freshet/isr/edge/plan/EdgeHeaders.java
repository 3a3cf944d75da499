package org.freshet.isr.edge.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.TagField;
import org.jspecify.annotations.Nullable;

/**
 * The fields that responses carry for the edges of an application; none where there is no edge.
 * Made once for each stored response, not for each answer. Immutable and thread-safe.
 */
public final class EdgeHeaders {

  /** Where there is no edge. */
  public static final EdgeHeaders NONE = new EdgeHeaders(List.of());

  private final Map<String, TagField> tagFields = new LinkedHashMap<>();
  private final Set<String> lifetimeFields = new LinkedHashSet<>();

  /** The fields that these edges read. */
  public EdgeHeaders(Collection<EdgeCache> edges) {
    for (EdgeCache edge : edges) {
      edge.tagFields().forEach(field -> tagFields.merge(field.key(), field, TagField::and));
      edge.lifetimeField().ifPresent(lifetimeFields::add);
    }
  }

  /** Whether responses carry nothing for edges. */
  public boolean areNone() {
    return tagFields.isEmpty() && lifetimeFields.isEmpty();
  }

  /**
   * The fields of a response whose lifetime is the library's to tell. What the application says of
   * it itself in a targeted field stands.
   *
   * @param own tells the value that the application gave a field, null if it did not
   */
  public Map<String, String> of(
      Set<Tag> tags, Lifetimes lifetimes, Function<String, @Nullable String> own) {
    if (areNone()) {
      return Map.of();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : lifetimeFields) {
      if (own.apply(name) == null) {
        fields.put(name, lifetime(lifetimes));
      }
    }
    fields.putAll(of(tags, own));
    return fields;
  }

  /**
   * The fields of a response that tells its lifetime itself. Where there is no room for our tags,
   * see {@link #haveRoom}, those of the application stand alone.
   */
  public Map<String, String> of(Set<Tag> tags, Function<String, @Nullable String> own) {
    if (tagFields.isEmpty()) {
      return Map.of();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (TagField field : tagFields.values()) {
      fields.put(field.name(), value(field, tags, own.apply(field.name())));
    }
    return fields;
  }

  /**
   * Whether the tags that the application writes itself leave room for ours. If not, the response
   * must not be stored: an edge would ignore ours and never hear that it changed, and without some
   * of the application's it would not hear of those.
   *
   * @param own tells the value that the application gave a field, null if it did not
   */
  public boolean haveRoom(Set<Tag> tags, Function<String, @Nullable String> own) {
    return tagFields.values().stream()
        .allMatch(field -> hasRoom(field, tags, taken(own.apply(field.name()))));
  }

  private static boolean hasRoom(TagField field, Set<Tag> tags, Set<String> taken) {
    return taken.isEmpty()
        || CarriedTags.haveRoom(taken, field)
        || fits(taken, field) && CarriedTags.areIn(taken, tags, field);
  }

  private static boolean fits(Set<String> taken, TagField field) {
    return taken.size() <= field.maxTags()
        && String.join(field.separator(), taken).length() <= field.maxBytes();
  }

  /** Tags that the application writes itself stay, and ours find room after them. */
  private static String value(TagField field, Set<Tag> tags, @Nullable String own) {
    Set<String> all = taken(own);
    if (CarriedTags.haveRoom(all, field) && !CarriedTags.areIn(all, tags, field)) {
      CarriedTags.of(tags, field, List.copyOf(all))
          .forEach(tag -> all.add(CarriedTags.written(tag, field)));
    }
    return String.join(field.separator(), all);
  }

  private static Set<String> taken(@Nullable String own) {
    String told = own == null ? "" : own.trim();
    return told.isEmpty()
        ? new LinkedHashSet<>()
        : new LinkedHashSet<>(List.of(told.split("[, ]+")));
  }

  /**
   * How long the tags are that an edge is told: as long as in the fields that it reads, which
   * others may read as well.
   */
  Set<Integer> lengths(EdgeCache edge) {
    return edge.tagFields().stream()
        .map(field -> tagFields.getOrDefault(field.key(), field).maxTagLength())
        .collect(Collectors.toSet());
  }

  /**
   * Targeted cache control states {@code max-age}: {@code s-maxage} would forbid to serve the
   * response stale (RFC 9111, section 5.2.2.10; RFC 9213, section 2.2).
   */
  private static String lifetime(Lifetimes lifetimes) {
    List<String> directives = new ArrayList<>(List.of("max-age=" + lifetimes.sMaxAge()));
    if (lifetimes.staleWhileRevalidate() > 0) {
      directives.add("stale-while-revalidate=" + lifetimes.staleWhileRevalidate());
    }
    if (lifetimes.staleIfError() > 0) {
      directives.add("stale-if-error=" + lifetimes.staleIfError());
    }
    return String.join(", ", directives);
  }
}
