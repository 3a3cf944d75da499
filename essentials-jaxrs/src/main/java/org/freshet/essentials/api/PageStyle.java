package org.freshet.essentials.api;

/** How a client says which page it wants. */
public enum PageStyle {

  /** By {@code page}, from 1, and {@code page_size}. */
  PAGE_NUMBER,

  /** By {@code limit} and {@code offset}, from 0. */
  LIMIT_OFFSET,

  /**
   * By {@code cursor}, which stood in the page before, and {@code limit}: the only style in which
   * rows that come and go between two pages neither hide nor repeat any other.
   */
  CURSOR
}
