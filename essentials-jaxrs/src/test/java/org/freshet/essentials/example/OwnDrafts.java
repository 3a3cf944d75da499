package org.freshet.essentials.example;

import jakarta.enterprise.context.ApplicationScoped;
import org.freshet.essentials.api.ChecksPermissions;
import org.freshet.essentials.api.PermissionChecker;
import org.freshet.essentials.api.PermissionRequest;

/** Lets authors change what is theirs. */
@ApplicationScoped
@ChecksPermissions("draft.own")
public class OwnDrafts implements PermissionChecker {

  @Override
  public boolean isGranted(String permission, PermissionRequest request) {
    String id = request.pathParameter("id").orElse("");
    return id.startsWith(request.caller().getName());
  }
}
