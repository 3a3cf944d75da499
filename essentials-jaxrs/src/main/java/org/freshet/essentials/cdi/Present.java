package org.freshet.essentials.cdi;

/** Whether an optional part of the platform is there. */
final class Present {

  private Present() {}

  static boolean isThere(String type) {
    try {
      Class.forName(type, false, Present.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
