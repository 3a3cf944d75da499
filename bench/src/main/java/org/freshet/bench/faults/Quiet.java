package org.freshet.bench.faults;

import java.util.concurrent.TimeUnit;

/**
 * Pages that nobody reads while something is wrong: so that what renews them is the library, and no
 * visitor.
 */
final class Quiet {

  /** The first entry of them. */
  private static final int FIRST = 101;

  private static final int PAGES = 10;
  private static final int PATIENCE = 200;

  private final Site site;

  Quiet(Site site) {
    this.site = site;
  }

  /** Makes every node have them, fresh. */
  void prepare() throws InterruptedException {
    for (int entry = FIRST; entry < FIRST + PAGES; entry++) {
      for (int node = 0; node < site.size(); node++) {
        if (site.isUp(node)) {
          visitUntilHit(node, entry, "entry/" + entry);
        }
      }
    }
  }

  private void visitUntilHit(int node, int entry, String page) throws InterruptedException {
    for (int i = 0; i < PATIENCE; i++) {
      if (site.read(node, entry, page).stream().anyMatch(Answer::isHit)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    site.tally().lost("page " + page + " of node " + node + " is never stored");
  }

  /** Changes each once, on one node and the other in turn. */
  void change() {
    for (int entry = FIRST; entry < FIRST + PAGES; entry++) {
      int node = entry % site.size();
      site.change(site.isUp(node) ? node : 1 - node, entry);
    }
  }

  /**
   * Looks at each once, on the node that has changed it, which sees to its renewal, or on the one
   * that is left: it must have been renewed by now.
   *
   * @param isEmptied whether Redis has lost the pages meanwhile: then there was nothing to renew,
   *     and they are made when somebody asks for them
   */
  void check(Oracle oracle, boolean isEmptied) {
    for (int entry = FIRST; entry < FIRST + PAGES; entry++) {
      int node = entry % site.size();
      look(site.isUp(node) ? node : 1 - node, entry, "entry/" + entry, oracle, isEmptied);
    }
  }

  private void look(int node, int entry, String page, Oracle oracle, boolean isEmptied) {
    for (Answer answer : site.read(node, entry, page)) {
      boolean old = answer.version() < oracle.committed(entry);
      if (old || answer.isForwardedForStale() && !isEmptied) {
        site.tally().lost(page + ": " + answer);
      }
    }
  }

  /** The entry that all pages of the shelf show. */
  static final int SHELF = 1000;

  private static final int PLACES = 40;

  /** Makes the slow pages that show one entry, on one node. */
  void fillShelf(int node) throws InterruptedException {
    for (int place = 0; place < PLACES; place++) {
      visitUntilHit(node, SHELF, "shelf/" + place);
    }
  }

  /** Looks at the slow pages as at the others, on the other node. */
  void checkShelf(int node, Oracle oracle) {
    for (int place = 0; place < PLACES; place++) {
      look(node, SHELF, "shelf/" + place, oracle, false);
    }
  }
}
