package org.freshet.essentials.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of what concerns every exchange.
 *
 * @param requestId {@code essentials.request-id.header}: the field of the request's id, {@code
 *     X-Request-ID}; default null, none
 * @param cors who may read responses from elsewhere
 * @param security which fields protect those who read them
 * @param log what is told of requests
 */
public record HttpSettings(
    @Nullable String requestId, CorsSettings cors, Security security, Log log) {

  private static final Pattern FIELD = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern POLICY =
      Pattern.compile("[a-z-]+( [^;,\\s]+)*(; ?[a-z-]+( [^;,\\s]+)*)*;?");
  private static final String NOTHING =
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
  private static final List<String> SECRET =
      List.of("authorization", "cookie", "proxy-authorization", "x-api-key", "x-auth-token");

  /**
   * Fields that protect.
   *
   * @param enabled {@code essentials.security-headers.enabled}; default false
   * @param policy {@code essentials.security-headers.content-security-policy}; default one that
   *     allows nothing, as an API needs nothing
   * @param transport {@code essentials.security-headers.strict-transport-security}: for how many
   *     seconds browsers use TLS only, said over TLS; 0 for not at all, default a year
   */
  public record Security(boolean enabled, String policy, int transport) {}

  /**
   * What is told of requests.
   *
   * @param enabled {@code essentials.request-log.enabled}: whether events are fired and logged;
   *     default false
   * @param skipped {@code essentials.request-log.skip}: beginnings of paths that are not told;
   *     default none
   * @param percent {@code essentials.request-log.percent}: how many of those that succeed and are
   *     not slow are told, 0 to 100, default 100
   * @param slowMillis {@code essentials.request-log.slow-millis}: from when on a request is slow, 0
   *     for never; default 1000
   * @param headers {@code essentials.request-log.headers}: which fields are told; default none
   * @param secret {@code essentials.request-log.secret-headers}: which of these only as {@code
   *     ***}, beside those that always are
   */
  public record Log(
      boolean enabled,
      List<String> skipped,
      int percent,
      int slowMillis,
      List<String> headers,
      Set<String> secret) {

    /** Whether the value of a field is not told. */
    public boolean isSecret(String field) {
      return secret.contains(field.toLowerCase(Locale.ROOT));
    }
  }

  static HttpSettings read(Values values) {
    return new HttpSettings(
        field(values, "essentials.request-id.header"),
        CorsSettings.read(values),
        security(values),
        log(values));
  }

  private static Security security(Values values) {
    String key = "essentials.security-headers.content-security-policy";
    String policy = values.text(key).orElse(NOTHING);
    if (!POLICY.matcher(policy).matches()) {
      values.wrong(key, policy, "must be directives separated by semicolons");
    }
    return new Security(
        values.truth("essentials.security-headers.enabled", false),
        policy,
        values.number(
            "essentials.security-headers.strict-transport-security",
            31_536_000,
            0,
            Integer.MAX_VALUE));
  }

  private static Log log(Values values) {
    List<String> headers = new ArrayList<>();
    for (String header : values.list("essentials.request-log.headers")) {
      if (FIELD.matcher(header).matches()) {
        headers.add(header);
      } else {
        values.wrong("essentials.request-log.headers", header, "must be names of fields");
      }
    }
    Set<String> secret = new TreeSet<>(SECRET);
    secret.add(KeySettings.header(values).toLowerCase(Locale.ROOT));
    values
        .list("essentials.request-log.secret-headers")
        .forEach(header -> secret.add(header.toLowerCase(Locale.ROOT)));
    return new Log(
        values.truth("essentials.request-log.enabled", false),
        values.list("essentials.request-log.skip"),
        values.number("essentials.request-log.percent", 100, 0, 100),
        values.number("essentials.request-log.slow-millis", 1000, 0, Integer.MAX_VALUE),
        List.copyOf(headers),
        Set.copyOf(secret));
  }

  private static @Nullable String field(Values values, String key) {
    String name = values.text(key).orElse(null);
    if (name != null && !FIELD.matcher(name).matches()) {
      values.wrong(key, name, "must be the name of a field");
      return null;
    }
    return name;
  }
}
