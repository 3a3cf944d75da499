package org.freshet.essentials.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which permissions a caller must have. On a resource method, or on a resource class for all
 * of its methods.
 *
 * <p>The rules:
 *
 * <ol>
 *   <li>A caller must have every permission of {@link #all()}, and at least one of {@link #any()}
 *       where that names some. One of the two must name some.
 *   <li>Who is not known is answered with 401, who may not with 403; the method does not run.
 *   <li>A permission is known if {@code essentials.permission.names} lists it (whoever has the role
 *       of its name has it), if {@code essentials.permission.roles.NAME} says which roles have it,
 *       or if a {@link PermissionChecker} decides on it; by exactly one of these. One that is not
 *       known stops the deployment.
 *   <li>A method's annotation takes the place of its class's. {@code @RolesAllowed} beside it holds
 *       as well.
 *   <li>Permissions are judged after authentication, at {@code AUTHORIZATION}, for each request:
 *       also for one that a cache answers.
 * </ol>
 *
 * <p>Members can be overridden in MicroProfile Config, the most specific key first: {@code
 * com.acme.Books/edit/PermissionsAllowed/all}, {@code com.acme.Books/PermissionsAllowed/all}, names
 * separated by commas. There is no key that switches it off.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface PermissionsAllowed {

  /** Permissions of which a caller must have each. Default: none. */
  String[] all() default {};

  /** Permissions of which a caller must have at least one. Default: none, then any caller may. */
  String[] any() default {};
}
