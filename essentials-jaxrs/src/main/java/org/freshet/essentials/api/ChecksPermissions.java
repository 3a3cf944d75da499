package org.freshet.essentials.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the permissions that a {@link PermissionChecker} decides on. On the class of the bean; each
 * permission has one checker only. Anything else stops the deployment.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ChecksPermissions {

  /** The permissions; at least one. */
  String[] value();
}
