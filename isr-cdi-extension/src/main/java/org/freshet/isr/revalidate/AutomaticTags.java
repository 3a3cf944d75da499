package org.freshet.isr.revalidate;

import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.PathTags;

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
    return Set.of(route(route), Tag.of("app", buildId));
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
    return PathTags.path(path);
  }

  /**
   * What is raised for a path and all paths beneath it.
   *
   * @throws IllegalArgumentException if it does not start with a slash
   */
  public static Tag under(String path) {
    return PathTags.under(path);
  }

  /** The tag of a resource method, {@code com.acme.PostResource.get}. */
  public static Tag route(String route) {
    return Tag.of("route", route);
  }
}
