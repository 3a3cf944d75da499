package org.freshet.isr.edge;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A cache in front of the application that is told what has changed: a CDN, or a proxy.
 *
 * <p>The library brings several, chosen by {@code isr.edge}. An application's own is a CDI bean of
 * this type with a name ({@code @Named("mycdn")}), chosen by that name: {@code isr.edge=mycdn}.
 *
 * <p><b>What it must do.</b> After {@link #purge} has returned {@link PurgeResult.Outcome#DONE},
 * the cache no longer answers with what it held for these targets as fresh. Purging too much is
 * allowed, too little never. A purge may come more than once, with the same {@linkplain Purge#id
 * id} if it is a repetition of the same call.
 *
 * <p><b>Threads and failures.</b> {@link #purge} is called behind, by one thread at a time for each
 * cache, never on the thread of a request or of a commit, and may block as long as a request to the
 * cache may take. What it throws counts as {@linkplain PurgeResult#later later}. Everything else is
 * asked at the start and must always answer alike.
 */
public interface EdgeCache {

  /** What logs, health and meters call it; no secret, unique among the caches of an application. */
  String name();

  /**
   * The response fields in which it reads the tags of a response; none, the default, if it knows no
   * tags. Two caches that read the same field get the stricter limits of both.
   */
  default List<TagField> tagFields() {
    return List.of();
  }

  /**
   * The field of targeted cache control that it reads before {@code Cache-Control} (RFC 9213),
   * {@code Surrogate-Control} included; empty, the default, if it reads {@code Cache-Control} only.
   */
  default Optional<String> lifetimeField() {
    return Optional.empty();
  }

  /** What it can be told. */
  Reach reach();

  /**
   * Tells it what has changed.
   *
   * @param purge of a kind and size within its reach
   * @throws IOException if it could not be told now; the call is repeated
   */
  PurgeResult purge(Purge purge) throws IOException;
}
