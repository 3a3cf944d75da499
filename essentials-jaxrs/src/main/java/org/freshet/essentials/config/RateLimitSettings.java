package org.freshet.essentials.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * The settings {@code essentials.ratelimit.*} and {@code essentials.proxies.*}.
 *
 * @param shared {@code essentials.ratelimit.store}: {@code memory} if each node counts for itself,
 *     {@code redis} if all count together; default memory
 * @param maxKeys {@code essentials.ratelimit.max-keys}: how many callers of limits are remembered,
 *     1000 to 10000000, default 100000
 * @param fields {@code essentials.ratelimit.headers}: whether responses say what is left; default
 *     true
 * @param ipv6Prefix {@code essentials.ratelimit.ipv6-prefix}: how many bits of an IPv6 address tell
 *     callers apart, 32 to 128, default 64
 * @param apiKeyHeader {@code essentials.ratelimit.api-key-header}: the field of API keys, default
 *     that of {@code essentials.keys.header}
 * @param open {@code essentials.ratelimit.when-unavailable}: {@code open} to admit requests that
 *     cannot be counted, {@code closed} to refuse them with 503; default open
 * @param trusted {@code essentials.proxies.trusted}: the addresses of proxies whose {@code
 *     X-Forwarded-For} is believed; default none
 * @param policies {@code essentials.ratelimit.policy.NAME}: limits by name
 * @param plans {@code essentials.ratelimit.plan.NAME}: what is different for those with the role of
 *     that name
 */
public record RateLimitSettings(
    boolean shared,
    int maxKeys,
    boolean fields,
    int ipv6Prefix,
    String apiKeyHeader,
    boolean open,
    List<AddressRange> trusted,
    Map<String, Quota> policies,
    Map<String, Plan> plans) {

  /** The setting that says who counts. */
  public static final String STORE = "essentials.ratelimit.store";

  static final String POLICY = "essentials.ratelimit.policy.";
  static final String PLAN = "essentials.ratelimit.plan.";

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  static RateLimitSettings read(Config config, Values values, RedisSettings redis) {
    return new RateLimitSettings(
        isShared(values, redis),
        values.number("essentials.ratelimit.max-keys", 100_000, 1_000, 10_000_000),
        values.truth("essentials.ratelimit.headers", true),
        values.number("essentials.ratelimit.ipv6-prefix", 64, 32, 128),
        field(values),
        values.word("essentials.ratelimit.when-unavailable", "open", "closed").equals("open"),
        trusted(values),
        named(config, values, POLICY, "a quota such as 100/PT1M or 100/PT1M/20", Quota::parse),
        named(config, values, PLAN, "unlimited, or a factor from 1 to " + Plan.MOST, Plans::parse));
  }

  private static boolean isShared(Values values, RedisSettings redis) {
    boolean shared = values.word(STORE, "memory", "redis").equals("redis");
    if (shared && !redis.isSet()) {
      values.wrong(STORE, "redis", "must have essentials.redis.url beside it");
    }
    return shared;
  }

  private static String field(Values values) {
    String key = "essentials.ratelimit.api-key-header";
    String name = values.text(key).orElse(KeySettings.header(values));
    if (!TOKEN.matcher(name).matches()) {
      values.wrong(key, name, "must be the name of a field");
    }
    return name;
  }

  private static List<AddressRange> trusted(Values values) {
    String key = "essentials.proxies.trusted";
    List<AddressRange> ranges = new ArrayList<>();
    for (String text : values.list(key)) {
      AddressRange range = AddressRange.parse(text);
      if (range == null) {
        values.wrong(key, text, "must be an address or a range such as 10.0.0.0/8");
      } else {
        ranges.add(range);
      }
    }
    return List.copyOf(ranges);
  }

  private static <T> Map<String, T> named(
      Config config,
      Values values,
      String prefix,
      String rule,
      Function<String, @Nullable T> parser) {
    Map<String, T> found = new LinkedHashMap<>();
    for (String key : config.getPropertyNames()) {
      String value = key.startsWith(prefix) ? values.text(key).orElse("") : null;
      if (value == null) {
        continue;
      }
      T parsed = parser.apply(value);
      String broken = parsed instanceof Quota quota ? quota.broken().orElse(null) : null;
      if (parsed == null || broken != null) {
        values.wrong(key, value, broken == null ? "must be " + rule : broken);
      } else {
        found.put(key.substring(prefix.length()), parsed);
      }
    }
    return Map.copyOf(found);
  }

  /** Reads plans. */
  private static final class Plans {

    static @Nullable Plan parse(String text) {
      if (text.equals("unlimited")) {
        return new Plan(0);
      }
      return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= Plan.MOST
          ? new Plan(Integer.parseInt(text))
          : null;
    }
  }
}
