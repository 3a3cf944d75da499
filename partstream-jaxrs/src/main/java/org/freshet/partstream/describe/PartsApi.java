package org.freshet.partstream.describe;

import java.util.List;
import org.freshet.essentials.config.ResourceMethods;
import org.freshet.essentials.config.ResourceMethods.ResourceMethod;
import org.freshet.partstream.api.PartResource;
import org.freshet.partstream.api.Parts;
import org.jspecify.annotations.Nullable;

/**
 * The resources of this deployment. Kept in a static place, since who asks for them is made by the
 * server, without CDI: what was loaded with this class is one deployment.
 */
public final class PartsApi {

  private static volatile ResourceMethods current = ResourceMethods.of(List.of());

  /** What a method answers. */
  enum Kind {
    /** Pages, or a stream. */
    PAGES,
    /** Parts by their names. */
    BY_NAME,
    /** Which parts there are. */
    MANIFEST
  }

  private PartsApi() {}

  /** Says which methods this deployment has. */
  public static void is(ResourceMethods methods) {
    current = methods;
  }

  /** What is answered at a path of a description; null if that is not in parts. */
  static @Nullable Kind find(String http, String path) {
    ResourceMethod found = current.find(http, path);
    if (found == null || found.method().getReturnType() != Parts.class) {
      return null;
    }
    if (!PartResource.class.isAssignableFrom(found.type())) {
      return Kind.PAGES;
    }
    return switch (found.method().getName()) {
      case "partsByKeys" -> Kind.BY_NAME;
      case "manifest" -> Kind.MANIFEST;
      default -> Kind.PAGES;
    };
  }
}
