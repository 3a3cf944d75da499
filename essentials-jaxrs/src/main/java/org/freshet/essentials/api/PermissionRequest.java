package org.freshet.essentials.api;

import java.security.Principal;
import java.util.Optional;

/** Who asks for what, as a {@link PermissionChecker} gets to see it: during its call, not after. */
public interface PermissionRequest {

  /** Who asks. */
  Principal caller();

  /** Whether the caller has a role. */
  boolean isInRole(String role);

  /** The method of the request. */
  String method();

  /** The path of the request as it was sent, with the context path. */
  String path();

  /** The value of a parameter of the path, decoded; the first, where there are several. */
  Optional<String> pathParameter(String name);
}
