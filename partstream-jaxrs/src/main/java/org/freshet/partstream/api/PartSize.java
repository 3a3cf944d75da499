package org.freshet.partstream.api;

/** How much of a part is to be expected: a word to clients, without further effect. */
public enum PartSize {
  /** Some fields. */
  SMALL,
  /** A list. */
  MEDIUM,
  /** A table, a chart, a report. */
  LARGE
}
