package org.freshet.essentials.describe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.essentials.config.EssentialsSettings;
import org.freshet.essentials.config.ResourceMethods;
import org.freshet.essentials.config.ResourceMethods.ResourceMethod;
import org.freshet.essentials.lifecycle.DeprecationReader;
import org.freshet.essentials.ratelimit.LimitedMethods;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the API of this deployment. Kept in a static place, since who asks for it is
 * made by the server, without CDI: what was loaded with this class is one deployment.
 */
public final class DescribedApi {

  private static final DescribedApi NOTHING =
      new DescribedApi(ResourceMethods.of(List.of()), Map.of());
  private static volatile DescribedApi current = NOTHING;

  private final ResourceMethods methods;
  private final Map<ResourceMethod, Facts> facts;

  private DescribedApi(ResourceMethods methods, Map<ResourceMethod, Facts> facts) {
    this.methods = methods;
    this.facts = Map.copyOf(facts);
  }

  /**
   * Says what the API of this deployment is.
   *
   * @param application the class of the application, null if it says nothing
   */
  public static void is(
      ResourceMethods methods,
      EssentialsSettings settings,
      LimitedMethods limits,
      DeprecationReader deprecations,
      @Nullable Class<?> application) {
    Map<ResourceMethod, Facts> facts = new LinkedHashMap<>();
    for (ResourceMethod method : methods.all()) {
      facts.put(method, Facts.of(method, settings, limits, deprecations, application));
    }
    current = new DescribedApi(methods, facts);
  }

  static DescribedApi current() {
    return current;
  }

  /** What is known of the method that a path of a description leads to. */
  Facts find(String http, String path) {
    ResourceMethod method = methods.find(http, path);
    return method == null ? Facts.NONE : facts.getOrDefault(method, Facts.NONE);
  }
}
