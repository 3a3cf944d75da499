package org.freshet.isr.persistence.transaction;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** Looks up what the server binds for the current component; the names are all constants. */
public final class ComponentNames {

  private static final System.Logger LOG = System.getLogger(ComponentNames.class.getPackageName());

  private ComponentNames() {}

  /** What is bound to a name in {@code java:}, null if nothing is or there is no component. */
  @SuppressWarnings("BanJNDI")
  public static @Nullable Object lookUp(String name) {
    try {
      return InitialContext.doLookup(name);
    } catch (NamingException e) {
      LOG.log(System.Logger.Level.DEBUG, "nothing is bound to " + name, e);
      return null;
    }
  }
}
