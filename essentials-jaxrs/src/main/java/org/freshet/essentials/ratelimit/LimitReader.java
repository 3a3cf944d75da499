package org.freshet.essentials.ratelimit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.freshet.essentials.api.RateLimitKey;
import org.freshet.essentials.api.RateLimited;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.MemberReader;
import org.freshet.essentials.config.Quota;
import org.freshet.essentials.config.RateLimitSettings;
import org.jspecify.annotations.Nullable;

/** Reads the limits of an element: its annotations, overridden by MicroProfile Config. */
public final class LimitReader {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern FIELD = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final String HEADER = "header:";

  private final Config config;
  private final RateLimitSettings settings;
  private final Resolvers resolvers;
  private final Findings findings;

  /**
   * A reader.
   *
   * @param resolvers makes resolvers
   * @param findings receives what is wrong
   */
  public LimitReader(
      Config config, RateLimitSettings settings, Resolvers resolvers, Findings findings) {
    this.config = config;
    this.settings = settings;
    this.resolvers = resolvers;
    this.findings = findings;
  }

  /** Makes resolvers of keys. */
  @FunctionalInterface
  public interface Resolvers {

    /** One of a class, null if it is neither a bean nor can be made. */
    @Nullable RateLimitKey resolver(Class<? extends RateLimitKey> type);
  }

  /**
   * The limits of an element.
   *
   * @param annotations all that stand on it
   * @param place the element that they stand on, as counters and messages name it
   * @param className the class that keys of the configuration name
   * @param methodName the method that they name, empty for the class as a whole
   */
  public List<Limit> read(
      RateLimited[] annotations, String place, String className, String methodName) {
    String site = "@RateLimited on " + place;
    if (!new MemberReader(config, findings, "RateLimited", className, methodName, site)
        .truth("enabled", true)) {
      return List.of();
    }
    List<Limit> limits = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < annotations.length; i++) {
      String name = name(annotations[i], i);
      String keys = annotations.length == 1 ? "RateLimited" : "RateLimited." + name;
      if (!NAME.matcher(name).matches() || !names.add(name)) {
        findings.add(
            Codes.LIMIT_VALUE,
            site,
            "name is '" + name + "', must be letters, digits, '-' and '_', and there once");
      } else {
        MemberReader members =
            new MemberReader(config, findings, keys, className, methodName, site);
        limits.add(limit(annotations[i], name, members, place, site));
      }
    }
    return List.copyOf(limits);
  }

  private static String name(RateLimited annotation, int index) {
    if (!annotation.name().isEmpty()) {
      return annotation.name();
    }
    if (!annotation.policy().isEmpty()) {
      return annotation.policy();
    }
    return index == 0 ? "default" : "default-" + (index + 1);
  }

  private Limit limit(
      RateLimited annotation, String name, MemberReader members, String place, String site) {
    String policy = members.text("policy").orElse(annotation.policy());
    Quota quota = policy.isEmpty() ? own(annotation, members) : named(policy, site);
    quota
        .broken()
        .ifPresent(rule -> findings.add(Codes.LIMIT_VALUE, site, "'" + name + "': " + rule));
    String counter = policy.isEmpty() ? place + " " + name : "policy " + policy;
    if (annotation.resolver() != RateLimitKey.None.class) {
      return new Limit(name, counter, quota, Limit.Kind.RESOLVER, "", resolver(annotation, site));
    }
    String key = members.text("key").orElse(annotation.key());
    String field = key.startsWith(HEADER) ? key.substring(HEADER.length()).trim() : "";
    return new Limit(name, counter, quota, kind(key, field, site), field, null);
  }

  private static Quota own(RateLimited annotation, MemberReader members) {
    long limit = members.number("limit", annotation.limit(), Codes.LIMIT_VALUE);
    long burst = members.number("burst", annotation.burst(), Codes.LIMIT_VALUE);
    return new Quota(
        limit,
        members.number("window", annotation.window(), Codes.LIMIT_VALUE),
        burst == 0 ? limit : burst);
  }

  private Quota named(String policy, String site) {
    Quota quota = settings.policies().get(policy);
    if (quota == null) {
      findings.add(
          Codes.LIMIT_POLICY,
          site,
          "policy is '" + policy + "', must be one of " + settings.policies().keySet());
      return new Quota(1, 1, 1);
    }
    return quota;
  }

  private @Nullable RateLimitKey resolver(RateLimited annotation, String site) {
    RateLimitKey resolver = resolvers.resolver(annotation.resolver());
    if (resolver == null) {
      findings.add(
          Codes.LIMIT_KEY,
          site,
          "resolver "
              + annotation.resolver().getName()
              + " must be a bean or have a public constructor without parameters");
    }
    return resolver;
  }

  private Limit.Kind kind(String key, String field, String site) {
    if (key.startsWith(HEADER) && FIELD.matcher(field).matches()) {
      return Limit.Kind.HEADER;
    }
    for (Limit.Kind kind :
        List.of(Limit.Kind.IP, Limit.Kind.USER, Limit.Kind.API_KEY, Limit.Kind.ALL)) {
      if (key.equals(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
        return kind;
      }
    }
    findings.add(
        Codes.LIMIT_KEY,
        site,
        "key is '" + key + "', must be ip, user, api-key, header:Name or all");
    return Limit.Kind.IP;
  }
}
