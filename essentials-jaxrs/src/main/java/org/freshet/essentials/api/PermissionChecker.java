package org.freshet.essentials.api;

/**
 * Decides on permissions that are more than roles: a CDI bean of the application, with {@link
 * ChecksPermissions} that names them. Called on several threads at once.
 */
@FunctionalInterface
public interface PermissionChecker {

  /**
   * Whether a caller has a permission. If this throws, the request fails and its method does not
   * run.
   *
   * @param permission one of those that {@link ChecksPermissions} names
   * @param request who asks for what; never somebody unknown
   */
  boolean isGranted(String permission, PermissionRequest request);
}
