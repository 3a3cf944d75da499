package org.freshet.essentials.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * The settings {@code essentials.permission.*}.
 *
 * @param roles by permission, which roles have it: {@code essentials.permission.roles.NAME}, and
 *     those of {@code essentials.permission.names}, which the role of the same name has; default
 *     none
 * @param challenge {@code essentials.permission.challenge}: what a response with 401 says in {@code
 *     WWW-Authenticate}; default that of API keys where they are on, else {@code Bearer}
 */
public record PermissionSettings(Map<String, Set<String>> roles, String challenge) {

  static final String ROLES = "essentials.permission.roles.";
  static final String NAMES = "essentials.permission.names";

  /** What a name of a permission is made of. */
  public static final String RULE = "1 to 64 letters, digits, '.', ':', '_' or '-'";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.:_-]{1,64}");
  private static final Pattern CHALLENGE =
      Pattern.compile("[A-Za-z][A-Za-z0-9-]*( [\\x20-\\x7e]+)?");

  /** Whether a permission can be called so. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  static PermissionSettings read(Config config, Values values, KeySettings keys) {
    Map<String, Set<String>> roles = new LinkedHashMap<>();
    for (String name : values.list(NAMES)) {
      check(values, NAMES, name);
      roles.put(name, Set.of(name));
    }
    for (String key : config.getPropertyNames()) {
      if (key.startsWith(ROLES)) {
        String name = key.substring(ROLES.length());
        List<String> granted = values.list(key);
        check(values, key, name);
        if (granted.isEmpty()) {
          values.wrong(key, "", "must name the roles that have it, separated by commas");
        } else if (roles.put(name, new TreeSet<>(granted)) != null) {
          values.wrong(
              key, String.join(",", granted), "must not stand beside its name in " + NAMES);
        }
      }
    }
    return new PermissionSettings(Map.copyOf(roles), challenge(values, keys));
  }

  private static void check(Values values, String key, String name) {
    if (!isName(name)) {
      values.wrong(key, name, "must have a name of " + RULE);
    }
  }

  private static String challenge(Values values, KeySettings keys) {
    String key = "essentials.permission.challenge";
    String byDefault = keys.store() == Store.NONE ? "Bearer" : keys.challenge();
    String challenge = values.text(key).orElse(byDefault);
    if (!CHALLENGE.matcher(challenge).matches()) {
      values.wrong(key, challenge, "must be a challenge such as Bearer realm=\"shop\"");
      return byDefault;
    }
    return challenge;
  }
}
