package org.freshet.essentials.api;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Providers;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ReadResource} and a {@link CrudResource} leave to the library: bodies, keys,
 * versions, preconditions. It is injected into them; applications have no need of it. Thread-safe.
 */
public interface CrudWork {

  /**
   * A body as a form.
   *
   * @throws ProblemException 400 if it is no JSON object, 422 if it has members that the form does
   *     not know
   */
  <F> F entering(Class<F> form, InputStream body, Providers providers);

  /**
   * A form with a merge patch applied (RFC 7396).
   *
   * @param present the form before
   * @throws ProblemException as {@link #entering} does
   */
  <F> F merged(Class<F> form, F present, InputStream patch, Providers providers);

  /**
   * What the text of a parameter of the query stands for.
   *
   * @throws ProblemException 422 if it stands for none
   */
  <V> V value(Class<V> type, String parameter, String text);

  /**
   * The id that a text stands for.
   *
   * @return null if it stands for none, so that there can be no such row
   */
  @Nullable Object key(EntityManager entities, Class<?> entity, String text);

  /** The row with an id that fits a condition, null if there is none. */
  <E> @Nullable E find(
      EntityManager entities, Class<E> entity, Object key, EntityPages.Condition<E> condition);

  /** The id of a row as it stands in a path. */
  String id(EntityManager entities, Object row);

  /** The version of a row as it stands in an entity tag, null where its entity has none. */
  <E> @Nullable String version(EntityManager entities, Class<E> entity, E row);

  /**
   * Holds a request that writes to its preconditions (RFC 9110, section 13.1).
   *
   * @param version that of the row
   * @throws ProblemException 412 if one does not hold, 428 if one is missing that must be there
   */
  void checkPreconditions(HttpHeaders headers, @Nullable String version);

  /**
   * Sends what was written to the database.
   *
   * @throws ProblemException 409 if it contradicts what is there; 412 instead if somebody else
   *     changed the row meanwhile and the request said which version it meant
   */
  void write(EntityManager entities, HttpHeaders headers);
}
