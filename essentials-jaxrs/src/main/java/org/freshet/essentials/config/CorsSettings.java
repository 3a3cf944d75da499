package org.freshet.essentials.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The settings {@code essentials.cors.*}.
 *
 * @param origins {@code essentials.cors.origins}: who may read responses, origins such as {@code
 *     https://shop.example} or {@code https://*.shop.example}, or {@code *} for everybody; default
 *     none, then nothing is done
 * @param methods {@code essentials.cors.methods}: with which methods; default GET, HEAD, POST, PUT,
 *     PATCH, DELETE
 * @param headers {@code essentials.cors.headers}: which fields may be sent beside those that always
 *     may, {@code *} for all; default Content-Type
 * @param exposed {@code essentials.cors.exposed}: which fields of responses scripts may read beside
 *     those that they always may; default none
 * @param credentials {@code essentials.cors.credentials}: whether with cookies and logins; default
 *     false
 * @param maxAge {@code essentials.cors.max-age}: for how many seconds a browser may remember what
 *     it was told, 0 to 86400, default 3600
 */
public record CorsSettings(
    List<String> origins,
    List<String> methods,
    List<String> headers,
    List<String> exposed,
    boolean credentials,
    int maxAge) {

  private static final Pattern ORIGIN =
      Pattern.compile("https?://(\\*\\.)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*(:\\d{1,5})?");
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final String ANY = "*";

  /** Whether anybody from elsewhere may read anything. */
  public boolean isOn() {
    return !origins.isEmpty();
  }

  /** Whether everybody may. */
  public boolean isOpen() {
    return origins.contains(ANY);
  }

  static CorsSettings read(Values values) {
    CorsSettings settings =
        new CorsSettings(
            values.list("essentials.cors.origins"),
            tokens(values, "essentials.cors.methods", "GET,HEAD,POST,PUT,PATCH,DELETE"),
            tokens(values, "essentials.cors.headers", "Content-Type"),
            tokens(values, "essentials.cors.exposed", ""),
            values.truth("essentials.cors.credentials", false),
            values.number("essentials.cors.max-age", 3600, 0, 86_400));
    for (String origin : settings.origins) {
      if (!origin.equals(ANY) && !ORIGIN.matcher(origin).matches()) {
        values.wrong(
            "essentials.cors.origins",
            origin,
            "must be origins such as https://shop.example or https://*.shop.example, or *");
      }
    }
    if (settings.credentials && settings.isOpen()) {
      values.wrong(
          "essentials.cors.credentials", "true", "must be false where everybody may read: *");
    }
    return settings;
  }

  private static List<String> tokens(Values values, String key, String byDefault) {
    List<String> set = values.list(key);
    for (String token : set) {
      if (!TOKEN.matcher(token).matches()) {
        values.wrong(key, token, "must be names separated by commas");
      }
    }
    if (set.isEmpty()) {
      return byDefault.isEmpty() ? List.of() : List.of(byDefault.split(","));
    }
    return key.endsWith("methods")
        ? set.stream().map(token -> token.toUpperCase(Locale.ROOT)).toList()
        : set;
  }
}
