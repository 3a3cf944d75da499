package org.freshet.isr.revalidate;

/**
 * Whether the current thread works on a renewal of this application's own: what that changes is
 * raised, but queues no further renewals, or a page that counts its readers would renew itself for
 * ever.
 */
public final class RenewalThread {

  private static final ThreadLocal<Boolean> RENEWING = new ThreadLocal<>();

  private RenewalThread() {}

  /** Says what the current thread works on from now on. */
  public static void set(boolean renewing) {
    if (renewing) {
      RENEWING.set(Boolean.TRUE);
    } else if (isCurrent()) {
      RENEWING.remove();
    }
  }

  static boolean isCurrent() {
    return RENEWING.get() != null;
  }
}
