package org.freshet.isr.define.variant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The groups into which the roles of a method part its visitors: who has the same of these roles is
 * in the same group. Thread-safe.
 */
public final class RoleGroups {

  private final List<String> roles;
  private final Map<Set<String>, String> names = new ConcurrentHashMap<>();

  /**
   * Groups by roles.
   *
   * @param roles in any order; of none there is one group, that of everybody
   */
  RoleGroups(List<String> roles) {
    this.roles = List.copyOf(new TreeSet<>(roles));
  }

  /** Whether there is more than one group. */
  public boolean partVisitors() {
    return !roles.isEmpty();
  }

  /** The roles. */
  public List<String> roles() {
    return roles;
  }

  /**
   * Those of the roles that a visitor has.
   *
   * @param isIn tells whether the visitor is in a role
   */
  public Set<String> held(Predicate<String> isIn) {
    List<String> held = new ArrayList<>(roles.size());
    for (String role : roles) {
      if (isIn.test(role)) {
        held.add(role);
      }
    }
    return Set.copyOf(held);
  }

  /** The name of the group of who has these roles: a hash, which tells no roles. */
  public String name(Set<String> held) {
    return names.computeIfAbsent(held, RoleGroups::hash);
  }

  /** Each role after its length, so that no two sets are the same text. */
  private static String hash(Set<String> held) {
    StringBuilder text = new StringBuilder();
    for (String role : new TreeSet<>(held)) {
      text.append(role.length()).append(':').append(role);
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
