package org.freshet.isr.http.field;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.freshet.isr.http.CacheControlHeader;
import org.freshet.isr.http.DeltaSeconds;
import org.freshet.isr.http.DirectiveScanner;
import org.freshet.isr.policy.response.Directives;
import org.freshet.isr.policy.response.RequestDirectives;
import org.freshet.isr.store.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads the directives of a message for a shared cache: a targeted field that is well formed stands
 * in for {@code Cache-Control} as a whole (RFC 9213, section 2.2).
 */
public final class DirectiveReader {

  /** The targeted field that is meant for caches like this one (RFC 9213, section 3.1). */
  static final String TARGETED = "CDN-Cache-Control";

  private static final Set<String> SECONDS =
      Set.of("s-maxage", "max-age", "stale-while-revalidate", "stale-if-error");

  private static final Set<String> WITH_FIELDS = Set.of("private", "no-cache");

  private static final Set<String> FLAGS =
      Set.of("no-store", "public", "must-revalidate", "proxy-revalidate", "must-understand");

  private final Map<String, Long> seconds = new HashMap<>();
  private final Map<String, Set<String>> fields = new HashMap<>();
  private final Set<String> flags = new HashSet<>();
  private final boolean targeted;

  private DirectiveReader(boolean targeted) {
    this.targeted = targeted;
  }

  /** The directives of a response. */
  public static Directives read(List<Header> headers) {
    String value = FieldValues.joined(headers, TARGETED);
    Directives targeted = value == null ? null : targeted(value);
    return targeted == null
        ? lenient(FieldValues.joined(headers, CacheControlHeader.NAME))
        : targeted;
  }

  /** The directives of a request; null for no field. */
  public static RequestDirectives readRequest(@Nullable String value) {
    Map<String, Long> found = new HashMap<>();
    DirectiveScanner scanner = new DirectiveScanner(value == null ? "" : value);
    while (scanner.next()) {
      String name = scanner.name().toLowerCase(Locale.ROOT);
      boolean any = name.equals("max-stale") && scanner.argument() == null;
      found.put(name, any ? Long.MAX_VALUE : DeltaSeconds.of(scanner.argument()));
    }
    return new RequestDirectives(
        found.containsKey("no-cache"),
        found.containsKey("no-store"),
        found.containsKey("only-if-cached"),
        found.get("max-age"),
        found.get("min-fresh"),
        found.get("max-stale"));
  }

  /** RFC 9111, section 4.2.1: of directives that contradict each other the strictest applies. */
  private static Directives lenient(@Nullable String value) {
    DirectiveReader reader = new DirectiveReader(false);
    DirectiveScanner scanner = new DirectiveScanner(value == null ? "" : value);
    while (scanner.next()) {
      String name = scanner.name().toLowerCase(Locale.ROOT);
      String argument = scanner.argument();
      if (SECONDS.contains(name)) {
        reader.seconds.merge(name, DeltaSeconds.of(argument), Math::min);
      } else if (WITH_FIELDS.contains(name)) {
        reader.name(name, argument);
      } else {
        reader.flags.add(name);
      }
    }
    return reader.directives();
  }

  /** Null if the field is empty or malformed, or a directive's value is of the wrong type. */
  private static @Nullable Directives targeted(String value) {
    Map<String, Object> members = StructuredDictionary.parse(value);
    if (members == null || members.isEmpty()) {
      return null;
    }
    DirectiveReader reader = new DirectiveReader(true);
    for (Map.Entry<String, Object> member : members.entrySet()) {
      if (!reader.isRead(member.getKey(), member.getValue())) {
        return null;
      }
    }
    return reader.directives();
  }

  /** False if the type is wrong; what no cache knows may have any. */
  private boolean isRead(String name, Object value) {
    if (SECONDS.contains(name)) {
      boolean good = value instanceof Long number && number >= 0;
      if (good) {
        seconds.put(name, Math.min(DeltaSeconds.MAX, (Long) value));
      }
      return good;
    }
    if (value instanceof Boolean is) {
      if (is && WITH_FIELDS.contains(name)) {
        name(name, null);
      } else if (is) {
        flags.add(name);
      }
      return true;
    }
    if (WITH_FIELDS.contains(name) && value instanceof String named) {
      name(name, named);
      return true;
    }
    return !WITH_FIELDS.contains(name) && !FLAGS.contains(name);
  }

  /** A directive without fields is about the response as a whole. */
  private void name(String name, @Nullable String argument) {
    Set<String> named = argument == null ? Set.of() : names(argument);
    if (named.isEmpty()) {
      flags.add(name);
    } else {
      fields.computeIfAbsent(name, n -> new HashSet<>()).addAll(named);
    }
  }

  private static Set<String> names(String list) {
    return Arrays.stream(list.split(","))
        .map(name -> name.trim().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  private Directives directives() {
    return new Directives(
        flags.contains("no-store"),
        flags.contains("no-cache"),
        fields.getOrDefault("no-cache", Set.of()),
        flags.contains("private"),
        fields.getOrDefault("private", Set.of()),
        flags.contains("public"),
        flags.contains("must-revalidate"),
        flags.contains("proxy-revalidate"),
        flags.contains("must-understand"),
        seconds.get("s-maxage"),
        seconds.get("max-age"),
        seconds.get("stale-while-revalidate"),
        seconds.get("stale-if-error"),
        targeted);
  }
}
