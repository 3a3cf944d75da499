package org.freshet.essentials.lifecycle.version;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.essentials.config.LifecycleSettings;
import org.jspecify.annotations.Nullable;

/**
 * Reads the version that a request names in a field or a media type.
 *
 * <p>Names are compared as HTTP has it: without regard to case.
 */
final class Request {

  private static final Pattern NUMBER = Pattern.compile("v?(\\d{1,4})");

  private final LifecycleSettings settings;

  Request(LifecycleSettings settings) {
    this.settings = settings;
  }

  /** The version a field names; null for none, -1 for one that is no number. */
  static @Nullable Integer version(@Nullable String field) {
    if (field == null || field.isBlank()) {
      return null;
    }
    Matcher matcher = NUMBER.matcher(field.trim().toLowerCase(Locale.ROOT));
    return matcher.matches() ? Integer.valueOf(matcher.group(1)) : Integer.valueOf(-1);
  }

  /** The version that the first such media type names; null for none. */
  @Nullable Integer versionOfType(@Nullable String field) {
    Matcher matcher = type(field);
    return matcher != null && matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
  }

  /** The field with plain JSON in the place of types with a version. */
  String plain(String field) {
    Matcher matcher = type(field);
    return matcher == null ? field : matcher.replaceAll("application/json");
  }

  private @Nullable Matcher type(@Nullable String field) {
    String prefix = settings.versionType();
    return prefix == null || field == null
        ? null
        : Pattern.compile(
                "(?<![^,\\s])" + Pattern.quote(prefix) + "\\.v(\\d{1,4})(?:\\+json)?(?![^,;\\s])",
                Pattern.CASE_INSENSITIVE)
            .matcher(field);
  }
}
