package org.freshet.isr.revalidate;

import java.util.Set;
import org.freshet.isr.api.Tag;

/** The tags that every stored response carries without being told. */
public final class AutomaticTags {

  /** The namespace of the build tag: raising it raises everything. */
  public static final Tag EVERYTHING = Tag.of("app");

  private AutomaticTags() {}

  /**
   * The automatic tags that all responses of one resource method have in common.
   *
   * @param route the resource method, {@code com.acme.PostResource.get}
   * @param buildId {@code isr.build-id}
   */
  public static Set<Tag> of(String route, String buildId) {
    return Set.of(Tag.of("route", route), Tag.of("app", buildId));
  }

  /**
   * The tag that a request with an unsafe method expires for the path it was sent to.
   *
   * @param path the path as it was understood, from the slash on
   */
  public static Tag target(String path) {
    return Tag.of("target", path);
  }

  /**
   * The tag of a path.
   *
   * @throws IllegalArgumentException if it does not start with a slash
   */
  public static Tag path(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path '" + path + "' must start with '/'");
    }
    return Tag.of("path", path);
  }
}
