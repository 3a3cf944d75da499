package org.freshet.isr.api;

import java.util.Collection;
import java.util.List;

/**
 * The programmatic door to revalidation, for changes that no entity listener sees: bulk statements,
 * other programs, files.
 *
 * <p>Each call takes effect at once on this node, and within a JTA transaction once more when that
 * commits, since until then everybody else still reads the state before it. Calls return without
 * waiting for renewal, in time that does not grow with the number of pages. Thread-safe.
 */
public interface Revalidator {

  /**
   * Marks everything that depends on the tags stale and renews it behind; until then it may still
   * be served, as stale.
   *
   * @param tags at least one
   * @throws IllegalArgumentException if there is none
   */
  RevalidationReport revalidate(Collection<Tag> tags);

  /** As {@link #revalidate(Collection)}. */
  default RevalidationReport revalidate(Tag... tags) {
    return revalidate(List.of(tags));
  }

  /**
   * Forbids that anything stored before this call which depends on the tags is served again: the
   * next request waits for a new response.
   *
   * @param tags at least one
   * @throws IllegalArgumentException if there is none
   */
  RevalidationReport expire(Collection<Tag> tags);

  /** As {@link #expire(Collection)}. */
  default RevalidationReport expire(Tag... tags) {
    return expire(List.of(tags));
  }

  /**
   * Revalidates all stored responses of one path, whatever their query or variant.
   *
   * @param path the decoded path with the context path, starting with a slash: {@code
   *     /shop/api/posts/7}
   * @throws IllegalArgumentException if it does not start with a slash
   */
  RevalidationReport revalidatePath(String path);

  /**
   * Expires all stored responses of one path, as {@link #revalidatePath} revalidates them.
   *
   * @throws IllegalArgumentException if it does not start with a slash
   */
  RevalidationReport expirePath(String path);

  /**
   * Revalidates all stored responses of a path and of all paths beneath it: {@code /shop/books}
   * stands for {@code /shop/books} and {@code /shop/books/7}, not for {@code /shop/bookstore}.
   *
   * <p>A path of more than 16 segments or 200 characters is cut after the last segment within.
   *
   * @param path the decoded path with the context path, starting with a slash; with or without a
   *     slash at its end
   * @throws IllegalArgumentException if it does not start with a slash
   */
  RevalidationReport revalidatePrefix(String path);

  /**
   * Expires all stored responses of a path and of all paths beneath it, as {@link
   * #revalidatePrefix} revalidates them.
   *
   * @throws IllegalArgumentException if it does not start with a slash
   */
  RevalidationReport expirePrefix(String path);

  /**
   * Revalidates all stored responses that one resource method produced, whatever their paths.
   *
   * @param resource the resource class
   * @param method the name of the method; overloads share it
   * @throws IllegalArgumentException if the class has no public method of that name
   */
  RevalidationReport revalidateRoute(Class<?> resource, String method);

  /**
   * Expires all stored responses that one resource method produced, as {@link #revalidateRoute}
   * revalidates them.
   *
   * @throws IllegalArgumentException if the class has no public method of that name
   */
  RevalidationReport expireRoute(Class<?> resource, String method);

  /** Revalidates everything this application has stored. */
  RevalidationReport revalidateAll();

  /** Expires everything this application has stored. */
  RevalidationReport expireAll();

  /** The renewals this node knows of, newest first: those under way and the most recent ones. */
  List<Renewal> renewals();
}
