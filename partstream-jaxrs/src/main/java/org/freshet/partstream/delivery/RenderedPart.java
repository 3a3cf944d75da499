package org.freshet.partstream.delivery;

import java.util.Locale;
import org.freshet.partstream.run.PartResult;

/**
 * A part as it stands in a response.
 *
 * @param result what became of it
 * @param json its value, or a problem in its place
 */
record RenderedPart(PartResult result, byte[] json) {

  String name() {
    return result.name();
  }

  String status() {
    return result.status().name().toLowerCase(Locale.ROOT);
  }
}
