package org.freshet.partstream.delivery;

import java.util.Locale;
import org.freshet.partstream.run.PartResult;
import org.jspecify.annotations.Nullable;

/**
 * A part as it stands in a response.
 *
 * @param result what became of it
 * @param json its value, or a problem in its place
 * @param etag its strong entity tag, null if its value is not its own
 * @param unchanged whether the client has it already, so that its value is left out
 */
record RenderedPart(PartResult result, byte[] json, @Nullable String etag, boolean unchanged) {

  String name() {
    return result.name();
  }

  /** Whether everybody may have it as it is. */
  boolean isForEverybody() {
    return !unchanged && !result.isFailed() && !result.marks().personal();
  }

  String status() {
    return unchanged ? "unchanged" : result.status().name().toLowerCase(Locale.ROOT);
  }

  /** What is said of it beside its value, as members of a JSON object. */
  String told() {
    return "\"status\":"
        + JsonText.quoted(status())
        + ",\"ms\":"
        + result.millis()
        + (etag == null ? "" : ",\"etag\":" + JsonText.quoted(etag))
        + (result.marks().stale() ? ",\"stale\":true" : "");
  }
}
