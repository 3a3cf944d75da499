package org.freshet.essentials.lifecycle;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a method that will go.
 *
 * @param since since when it is deprecated
 * @param sunset when it goes, null if that is not said
 * @param successor the template of what takes its place, empty for none
 * @param documentation a page about it, empty for none
 */
public record Deprecation(
    Instant since, @Nullable Instant sunset, String successor, String documentation) {

  /** The one form in which dates are sent (RFC 9110, section 5.6.7). */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Whether it should be gone. */
  boolean isOver(Instant now) {
    return sunset != null && now.isAfter(sunset);
  }

  /** A date of structured fields (RFC 9651, section 3.3.7; RFC 9745, section 2). */
  String deprecationField() {
    return "@" + since.getEpochSecond();
  }

  /** An HTTP date (RFC 8594, section 3); null if the sunset is not said. */
  @Nullable String sunsetField() {
    return sunset == null ? null : HTTP_DATE.format(sunset);
  }

  /**
   * The links, one line each (RFC 8288).
   *
   * @param variables the variables of the path as they were sent
   */
  List<String> links(MultivaluedMap<String, String> variables) {
    List<String> links = new ArrayList<>();
    if (!documentation.isEmpty()) {
      links.add("<" + documentation + ">; rel=\"deprecation\"; type=\"text/html\"");
    }
    String next = successor.isEmpty() ? null : PathTemplate.filled(successor, variables);
    if (next != null) {
      links.add("<" + next + ">; rel=\"successor-version\"");
    }
    return links;
  }
}
