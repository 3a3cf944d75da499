package org.freshet.essentials.describe;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.freshet.essentials.config.EssentialsSettings;
import org.freshet.essentials.config.ResourceMethods.ResourceMethod;
import org.freshet.essentials.lifecycle.Deprecation;
import org.freshet.essentials.lifecycle.DeprecationReader;
import org.freshet.essentials.ratelimit.Limit;
import org.freshet.essentials.ratelimit.LimitedMethods;
import org.jspecify.annotations.Nullable;

/**
 * What this library does to requests of one method.
 *
 * @param limits the limits that hold for it
 * @param deprecation what is said of its end, null if nothing is
 * @param goes whether it is answered with 410 after its sunset
 * @param invalid the status for what violates its constraints or is no value of its type, 0 if it
 *     has none of these
 * @param hasBody whether it reads a body, which may be unreadable
 */
record Facts(
    List<Limit> limits,
    @Nullable Deprecation deprecation,
    boolean goes,
    int invalid,
    boolean hasBody) {

  /** Nothing at all. */
  static final Facts NONE = new Facts(List.of(), null, false, 0, false);

  /**
   * Reads them.
   *
   * @param application the class of the application, null if it says nothing
   */
  static Facts of(
      ResourceMethod resource,
      EssentialsSettings settings,
      LimitedMethods limits,
      DeprecationReader deprecations,
      @Nullable Class<?> application) {
    Method method = resource.method();
    Deprecation deprecation = deprecations.read(resource.type(), method);
    Input input = Input.of(resource.type(), method);
    boolean problems = settings.problem().enabled();
    return new Facts(
        // Defaults are beans of other modules, which are not there yet: they are not described.
        limits.of(resource.type(), method, application, Stream.empty()),
        deprecation,
        settings.lifecycle().gone() && deprecation != null && deprecation.sunset() != null,
        problems ? invalid(input, settings) : 0,
        problems && input.hasBody());
  }

  private static int invalid(Input input, EssentialsSettings settings) {
    if (input.isConstrained()) {
      return settings.problem().violations();
    }
    return input.isConverted() && settings.problem().namesParameters() ? 422 : 0;
  }
}
