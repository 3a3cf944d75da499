package org.freshet.bench.faults;

import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Readers at every node, and an editor who changes what they read. */
final class Load implements AutoCloseable {

  /** The entries that are read and changed all the time, from 1. */
  static final int BUSY = 20;

  private static final int READERS = 3;
  private static final int READ_MILLIS = 15;
  private static final int CHANGE_MILLIS = 120;

  private final Site site;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean ended;

  Load(Site site) {
    this.site = site;
  }

  void begin() {
    for (int node = 0; node < site.size(); node++) {
      for (int i = 0; i < READERS; i++) {
        int at = node;
        threads.execute(() -> read(at, new Random(31L * at + threads.hashCode())));
      }
    }
    threads.execute(() -> edit(new Random(7)));
  }

  private void read(int node, Random random) {
    for (int turn = 0; !ended; turn++) {
      if (site.isUp(node)) {
        if (turn % 3 == 0) {
          site.plain(node);
        } else {
          site.read(node, 1 + random.nextInt(BUSY));
        }
      }
      pause(READ_MILLIS);
    }
  }

  private void edit(Random random) {
    for (int turn = 0; !ended; turn++) {
      int node = turn % site.size();
      if (site.isUp(node)) {
        site.change(node, 1 + random.nextInt(BUSY));
      }
      pause(CHANGE_MILLIS);
    }
  }

  private void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      ended = true;
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended = true;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("somebody still waits for an answer");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
