package org.freshet.isr.edge;

/**
 * What an edge can be told in one call. What it cannot be told at all is told as something coarser:
 * tags come before URLs, and a path and all beneath it is told by tags where there are tags.
 *
 * @param tags the most tags, 0 if it knows no tags
 * @param urls the most URLs, 0 if it cannot be told URLs
 * @param prefixes the most prefixes of URLs, 0 if it cannot be told prefixes
 * @param everything whether it can be told that everything has changed
 * @param bytes the most characters of all targets, each counted with one separator; at least 512
 */
public record Reach(int tags, int urls, int prefixes, boolean everything, int bytes) {

  private static final int LEAST_BYTES = 512;

  /** A reach in which every number is one. */
  public Reach {
    if (tags < 0 || urls < 0 || prefixes < 0 || bytes < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "tags "
              + tags
              + ", urls "
              + urls
              + ", prefixes "
              + prefixes
              + " must not be negative,"
              + " bytes "
              + bytes
              + " must be at least "
              + LEAST_BYTES);
    }
  }

  /** Whether it is told tags; else it is told URLs. */
  public boolean knowsTags() {
    return tags > 0;
  }
}
