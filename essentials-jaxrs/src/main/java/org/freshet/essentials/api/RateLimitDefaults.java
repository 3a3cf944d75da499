package org.freshet.essentials.api;

import java.lang.reflect.Method;
import java.util.List;

/**
 * Limits for resource methods that have none: a CDI bean, which a library brings for methods of its
 * own kind. Asked once for each method, when Jakarta REST is deployed.
 */
@FunctionalInterface
public interface RateLimitDefaults {

  /**
   * The limits of a method, where neither it nor its class nor the application declares any. They
   * count the calls of all such methods of its class together, and are overridden in MicroProfile
   * Config as those of annotations.
   *
   * @return the limits, empty for none
   */
  List<RateLimited> of(Class<?> resource, Method method);
}
