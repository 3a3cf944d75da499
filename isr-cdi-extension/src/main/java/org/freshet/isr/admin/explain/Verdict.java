package org.freshet.isr.admin.explain;

import java.util.Locale;

/** What a visitor who asks now would meet, in a word. */
public enum Verdict {
  /** Answered from store. */
  FRESH,
  /** Answered from store as stale, and renewed behind. */
  STALE,
  /** Stored, and used only if producing a new one fails. */
  STALE_IF_ERROR,
  /** Stored, and of no use any more. */
  TOO_OLD,
  /** Stored, but expired since: must not be served. */
  UNSERVABLE,
  /** Produced lately, and not stored. */
  NOT_STORED,
  /** Not there; nobody asked, or it was dropped. */
  ABSENT,
  /** The path can be read in more than one way. */
  AMBIGUOUS_PATH,
  /** The query cannot be decoded. */
  UNREADABLE_QUERY,
  /** Nothing is stored for this host. */
  UNKNOWN_HOST,
  /** No {@code @Isr} method answers there. */
  NO_ROUTE;

  /** In JSON and in addresses. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
