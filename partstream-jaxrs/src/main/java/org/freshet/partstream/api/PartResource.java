package org.freshet.partstream.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/**
 * A resource whose methods with {@link Part} are the parts of its response. A subclass has a
 * {@code @Path}, a scope and {@link PartStream}; it inherits three ways to ask:
 *
 * <ul>
 *   <li>{@code GET} on its path: page by page, or as a stream, as {@code Accept} says;
 *   <li>{@code GET parts?keys=a,b} below it: some parts by name, with what they depend on;
 *   <li>{@code GET manifest} below it: which parts there are. Runs none of them.
 * </ul>
 *
 * <p>All three show the same parts to the same caller.
 */
public abstract class PartResource {

  /** For subclasses. */
  protected PartResource() {}

  /** The next parts. */
  @GET
  public Parts nextParts() {
    return Parts.annotated(Parts.Ask.NEXT);
  }

  /** Parts by their names. */
  @GET
  @Path("parts")
  public Parts partsByKeys() {
    return Parts.annotated(Parts.Ask.KEYS);
  }

  /** Which parts there are. */
  @GET
  @Path("manifest")
  public Parts manifest() {
    return Parts.annotated(Parts.Ask.MANIFEST);
  }
}
