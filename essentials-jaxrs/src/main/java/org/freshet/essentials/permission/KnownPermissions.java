package org.freshet.essentials.permission;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.essentials.api.PermissionChecker;
import org.freshet.essentials.api.PermissionRequest;

/**
 * Who has which permission: those with a role, or those whom a checker lets. Thread-safe.
 *
 * @param roles the roles that have it, by permission
 * @param checkers who decides on it, by permission
 */
public record KnownPermissions(
    Map<String, Set<String>> roles, Map<String, PermissionChecker> checkers) {

  /** Permissions, with copies of the maps. */
  public KnownPermissions {
    roles = Map.copyOf(roles);
    checkers = Map.copyOf(checkers);
  }

  /** All names, in their order. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(roles.keySet());
    names.addAll(checkers.keySet());
    return names;
  }

  /** Whether whoever asks has it; a permission that nobody knows nobody has. */
  boolean isGranted(String permission, PermissionRequest request) {
    PermissionChecker checker = checkers.get(permission);
    if (checker != null) {
      return checker.isGranted(permission, request);
    }
    return roles.getOrDefault(permission, Set.of()).stream().anyMatch(request::isInRole);
  }
}
