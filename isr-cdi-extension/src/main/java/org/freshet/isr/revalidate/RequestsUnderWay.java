package org.freshet.isr.revalidate;

/** The requests that this application is working on. Thread-safe. */
@FunctionalInterface
public interface RequestsUnderWay {

  /**
   * Runs a task behind when all requests that are under way now have ended, or have had so much
   * time that whatever they read from the database has long been read.
   */
  void whenEnded(Runnable task);
}
