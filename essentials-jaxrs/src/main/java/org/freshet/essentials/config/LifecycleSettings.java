package org.freshet.essentials.config;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings {@code essentials.lifecycle.*} and {@code essentials.version.*}.
 *
 * @param gone {@code essentials.lifecycle.after-sunset}: {@code serve} what is past its sunset, or
 *     answer {@code gone}, 410; default serve
 * @param versionHeader {@code essentials.version.header}: the field by which a request may name a
 *     version; default null, none
 * @param versionType {@code essentials.version.media-type}: what media types with a version begin
 *     with, {@code application/vnd.shop} for {@code application/vnd.shop.v2+json}; default null,
 *     none
 * @param defaultVersion {@code essentials.version.default}: the version of those who name none; 0,
 *     the default, for the highest
 */
public record LifecycleSettings(
    boolean gone,
    @Nullable String versionHeader,
    @Nullable String versionType,
    int defaultVersion) {

  private static final Pattern FIELD = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern TYPE = Pattern.compile("application/vnd\\.[A-Za-z0-9.-]+");

  /** Whether a version can be named other than by the path. */
  public boolean negotiates() {
    return versionHeader != null || versionType != null;
  }

  static LifecycleSettings read(Values values) {
    return new LifecycleSettings(
        values.word("essentials.lifecycle.after-sunset", "serve", "gone").equals("gone"),
        matching(values, "essentials.version.header", FIELD, "must be the name of a field"),
        matching(
            values,
            "essentials.version.media-type",
            TYPE,
            "must be the beginning of a type such as application/vnd.shop"),
        values.number("essentials.version.default", 0, 0, 9999));
  }

  private static @Nullable String matching(
      Values values, String key, Pattern pattern, String rule) {
    String value = values.text(key).orElse(null);
    if (value != null && !pattern.matcher(value).matches()) {
      values.wrong(key, value, rule);
      return null;
    }
    return value;
  }
}
