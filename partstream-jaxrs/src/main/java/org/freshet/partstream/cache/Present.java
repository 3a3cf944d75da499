package org.freshet.partstream.cache;

/** Which optional libraries this one can see; what is absent must not even be named. */
public final class Present {

  private Present() {}

  /** {@code isr-cdi-extension}. */
  public static boolean isr() {
    try {
      Class.forName("org.freshet.isr.api.ValueKeeper", false, Present.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
