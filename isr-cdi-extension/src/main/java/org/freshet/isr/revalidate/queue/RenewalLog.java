package org.freshet.isr.revalidate.queue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrSettings;

/** What a queue says in the log. Thread-safe; never called with a lock held. */
final class RenewalLog {

  private static final Logger LOG = System.getLogger(LocalRevalidationQueue.class.getName());

  private final IsrSettings.Warmup settings;
  private final AtomicBoolean impossibleReported = new AtomicBoolean();

  RenewalLog(IsrSettings.Warmup settings) {
    this.settings = settings;
  }

  /** Said once. */
  void impossible() {
    if (impossibleReported.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          Codes.NO_ORIGIN
              + ": it is not known where this application is reached without TLS, so visitors renew"
              + " its pages; set isr.warmup.origin");
    }
  }

  void failed(RenewalJob job, Throwable failure) {
    LOG.log(
        Level.WARNING, Codes.RENEWAL_FAILED + ": renewing " + job.target() + " failed", failure);
  }

  void pauses(String problem) {
    LOG.log(
        Level.WARNING,
        Codes.RENEWAL_PAUSED
            + ": "
            + settings.breakerFailures()
            + " pages in a row could not be renewed, the last one for "
            + problem
            + "; renewal pauses for "
            + settings.breakerPause()
            + ", visitors renew meanwhile");
  }

  void goesOn() {
    LOG.log(Level.INFO, Codes.RENEWAL_PAUSED + ": renewal goes on");
  }

  void givenUp(RenewalJob job, String problem) {
    LOG.log(
        Level.WARNING,
        Codes.RENEWAL_FAILED
            + ": "
            + job.target()
            + " was not renewed after "
            + job.attempts()
            + " attempts ("
            + problem
            + "), its next visitor renews it");
  }
}
