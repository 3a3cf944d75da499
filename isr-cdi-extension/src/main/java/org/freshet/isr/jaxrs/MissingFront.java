package org.freshet.isr.jaxrs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.freshet.isr.config.Codes;

/**
 * Reports once for each web application that it has no filter in front, and no operator's page
 * though one is wanted: at its start where the container tells of that, which servers do not do
 * from {@code EAR/lib}, else when its first request has come. Thread-safe.
 */
public final class MissingFront {

  private static final Logger LOG = System.getLogger(MissingFront.class.getName());

  private final boolean admin;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  /**
   * Nothing is reported yet.
   *
   * @param admin {@code isr.admin.enabled}
   */
  public MissingFront(boolean admin) {
    this.admin = admin;
  }

  /** A web application has no filter in front, nor whatever else a web fragment would add. */
  public void report(String contextPath) {
    if (reported.contains(contextPath) || !reported.add(contextPath)) {
      return;
    }
    LOG.log(
        Level.WARNING,
        Codes.FRONT
            + ": "
            + contextPath
            + "/ has no filter in front (the library is in EAR/lib, or left out by"
            + " absolute-ordering); hits are answered inside Jakarta REST, a PageView cannot be");
    if (admin) {
      reportAdmin(contextPath);
    }
  }

  /** A web application has no operator's page, though one is wanted. */
  public static void reportAdmin(String contextPath) {
    LOG.log(
        Level.WARNING,
        Codes.NO_ADMIN
            + ": "
            + contextPath
            + "/ has no operator's page, though isr.admin.enabled wants one (the library is in"
            + " EAR/lib, or left out by absolute-ordering, or a servlet of the application is at"
            + " /isr/admin/*)");
  }
}
