package org.freshet.partstream.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import org.freshet.essentials.api.ProblemException;

/**
 * Tells a cache of this application, before it looks, which requests of a method are for nobody
 * else: all but those for a first page. Notes who asks as well: later a cache may take that for
 * something that the page is made of.
 */
public final class Single implements ContainerRequestFilter {

  /** The request property that says so, to whichever cache there is. */
  private static final String SINGLE = "org.freshet.request.single";

  private final boolean always;

  /**
   * A filter for one method.
   *
   * @param always whether none of its answers is for others
   */
  public Single(boolean always) {
    this.always = always;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Asked asked = new Asked(request);
    asked.noteUser();
    if (always || !isFirstPage(asked)) {
      request.setProperty(SINGLE, true);
    }
  }

  /** Whoever does not want to wait for long must not be made to wait for others either. */
  private static boolean isFirstPage(Asked asked) {
    try {
      return asked.cursor() == null
          && asked.format() == null
          && asked.patience(PartsDoor.LONGEST_WAIT) == null;
    } catch (ProblemException e) {
      // It takes none of our types, which is said later.
      return false;
    }
  }
}
