package org.freshet.isr.revalidate.share;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.revalidate.RevalidationQueue.Offer;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.TagGraphException;
import org.jspecify.annotations.Nullable;

/**
 * Pages that wait to be renewed by any of several nodes, outside of all of them.
 *
 * <p>Each is handed to one node at a time. What a node has in hand and does not {@linkplain #hold
 * hold} goes to another one after a lease, so each page is renewed at least once; one that was lost
 * with its node again and again is given up. A page that waits, waits once, however many ask for
 * it.
 *
 * <p>Thread-safe. No method waits for longer than one command of its backend; each throws {@link
 * TagGraphException} when that does not do it.
 */
public interface SharedWork {

  /**
   * A page that this node is to renew.
   *
   * @param id names the job, not the page
   * @param key the key of the page
   * @param always whether to renew it though nothing is known against it
   * @param known what whoever asked for it knew of the order of raises: who knows less would make
   *     the old page again
   */
  record Job(String id, String key, boolean always, Sequence known) {}

  /**
   * Jobs that were handed over, and how much is left.
   *
   * @param jobs those of this node from now on
   * @param waiting how many wait for any node
   * @param givenUp how many pages are given up
   */
  record Taken(List<Job> jobs, int waiting, int givenUp) {

    /** Nothing, and nothing is left. */
    static final Taken NOTHING = new Taken(List.of(), 0, 0);

    /** What was taken, with a copy of its jobs. */
    public Taken {
      jobs = List.copyOf(jobs);
    }
  }

  /**
   * Asks for the renewal of a page.
   *
   * @param target its path and query, for operators to read
   * @param known what this node knows of the order of raises
   */
  Offer add(String key, String target, Sequence known);

  /** One of those who asked for a page does not ask any more. */
  void withdraw(String key);

  /** Takes jobs, what lost nodes left first. */
  Taken take(int most);

  /** This node is still at these jobs. */
  void hold(Collection<Job> jobs);

  /**
   * A job has ended.
   *
   * @param failure why the page was given up, null if it is renewed or gone
   * @return whether nobody has asked for the page anew meanwhile
   */
  boolean end(Job job, @Nullable GivenUpPage failure);

  /** Those of some pages that nobody works on any more, and whether they are renewed or gone. */
  Map<String, Boolean> ended(Collection<String> keys);

  /** A visitor has produced a page: if it was given up it is not any more. */
  void produced(String key);

  /** The pages that were given up, newest first. */
  List<GivenUpPage> givenUp();

  /**
   * Asks for given-up pages again.
   *
   * @param target the path and query of those to try, null for all
   * @return how many wait now
   */
  int replay(@Nullable String target, Sequence known);
}
