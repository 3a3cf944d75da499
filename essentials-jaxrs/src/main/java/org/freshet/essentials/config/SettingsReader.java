package org.freshet.essentials.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Reads {@link EssentialsSettings} from MicroProfile Config. */
public final class SettingsReader {

  private static final String PREFIX = "essentials.";

  private static final Set<String> NAMES =
      Set.of(
          "essentials.keys.store",
          "essentials.keys.header",
          "essentials.keys.prefix",
          "essentials.keys.last-use",
          "essentials.revocation.store",
          "essentials.revocation.when-unavailable",
          "essentials.revocation.max-life",
          "essentials.webhook.store",
          "essentials.webhook.keys",
          "essentials.webhook.schedule",
          "essentials.webhook.jitter",
          "essentials.webhook.max-retry-after",
          "essentials.webhook.timeout",
          "essentials.webhook.lease",
          "essentials.webhook.poll",
          "essentials.webhook.concurrency",
          "essentials.webhook.plain-http",
          "essentials.webhook.allowed-addresses",
          "essentials.webhook.max-body",
          "essentials.webhook.secret-overlap",
          "essentials.webhook.keep",
          "essentials.webhook.tolerance",
          "essentials.webhook.seen",
          "essentials.webhook.max-seen",
          "essentials.webhook.seen-for",
          "essentials.webhook.duplicates",
          "essentials.webhook.max-received",
          "essentials.permission.names",
          "essentials.permission.challenge",
          "essentials.database.data-source",
          "essentials.database.create",
          "essentials.redis.url",
          "essentials.redis.cluster",
          "essentials.redis.user",
          "essentials.redis.password",
          "essentials.redis.timeout",
          "essentials.redis.prefix",
          "essentials.cors.origins",
          "essentials.cors.methods",
          "essentials.cors.headers",
          "essentials.cors.exposed",
          "essentials.cors.credentials",
          "essentials.cors.max-age",
          "essentials.request-id.header",
          "essentials.request-log.enabled",
          "essentials.request-log.skip",
          "essentials.request-log.percent",
          "essentials.request-log.slow-millis",
          "essentials.request-log.headers",
          "essentials.request-log.secret-headers",
          "essentials.security-headers.enabled",
          "essentials.security-headers.content-security-policy",
          "essentials.security-headers.strict-transport-security",
          "essentials.lifecycle.after-sunset",
          "essentials.version.default",
          "essentials.version.header",
          "essentials.version.media-type",
          "essentials.crud.unknown-members",
          "essentials.crud.if-match",
          "essentials.paging.cursor-ttl",
          "essentials.paging.keys",
          "essentials.paging.mode",
          "essentials.paging.too-large",
          "essentials.problem.enabled",
          "essentials.problem.violations",
          "essentials.problem.parameters",
          "essentials.problem.types",
          "essentials.problem.html",
          "essentials.proxies.trusted",
          "essentials.ratelimit.store",
          "essentials.ratelimit.max-keys",
          "essentials.ratelimit.headers",
          "essentials.ratelimit.ipv6-prefix",
          "essentials.ratelimit.api-key-header",
          "essentials.ratelimit.when-unavailable");

  /** Names of these are the application's. */
  private static final List<String> FREE =
      List.of(
          RateLimitSettings.POLICY,
          RateLimitSettings.PLAN,
          PermissionSettings.ROLES,
          ReceivingSettings.RECEIVER);

  private SettingsReader() {}

  /**
   * Reads the settings.
   *
   * @param config where from
   * @param findings receives what is wrong; wrong values read as their defaults
   */
  public static EssentialsSettings read(Config config, Findings findings) {
    return read(config, System.getenv().keySet(), findings);
  }

  static EssentialsSettings read(Config config, Set<String> variables, Findings findings) {
    refuseUnknown(config, variables, findings);
    Values values = new Values(config, findings);
    RedisSettings redis = RedisSettings.read(values);
    return new EssentialsSettings(
        ProblemSettings.read(values),
        RateLimitSettings.read(config, values, redis),
        LifecycleSettings.read(values),
        PagingSettings.read(values),
        CrudSettings.read(values),
        HttpSettings.read(values),
        AccessSettings.read(config, values, redis),
        WebhookSettings.read(config, values),
        redis);
  }

  /** A misspelt setting would silently be its default. */
  private static void refuseUnknown(Config config, Set<String> variables, Findings findings) {
    for (String name : config.getPropertyNames()) {
      boolean free = FREE.stream().anyMatch(name::startsWith);
      boolean known = free || NAMES.contains(name) || isGuessed(name, variables);
      if (name.startsWith(PREFIX) && !known) {
        findings.add(Codes.UNKNOWN_SETTING, name, "is not a setting, must be one of the reference");
      }
    }
  }

  /**
   * Whether a source has made up this name from the variable of the environment that sets a known
   * one, {@code essentials.cors.max.age} from {@code ESSENTIALS_CORS_MAX_AGE}: it cannot know where
   * hyphens were meant.
   */
  private static boolean isGuessed(String name, Set<String> variables) {
    String variable = variable(name);
    return variables.contains(variable)
        && NAMES.stream().anyMatch(setting -> variable(setting).equals(variable));
  }

  /** The variable of the environment that sets a setting, as MicroProfile Config names it. */
  private static String variable(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
