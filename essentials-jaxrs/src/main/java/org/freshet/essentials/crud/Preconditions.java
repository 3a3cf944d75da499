package org.freshet.essentials.crud;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What a request that writes says of the version it means (RFC 9110, section 13.1). {@code
 * If-Match} compares strongly (section 13.1.1): a weak tag matches nothing. {@code If-None-Match}
 * compares weakly (section 13.1.2).
 */
final class Preconditions {

  private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"");
  private static final Pattern LIST =
      Pattern.compile("[ \\t,]*" + TAG + "([ \\t]*,[ \\t,]*(?:" + TAG + ")?)*[ \\t]*");

  /** What is longer is no list of versions that somebody has seen, and takes long to read. */
  private static final int LONGEST = 1024;

  private Preconditions() {}

  /**
   * Holds a request to them.
   *
   * @param version that of the row, null if it has none
   * @param required whether a request must say which version it means, where there is one
   */
  static void check(HttpHeaders headers, @Nullable String version, boolean required) {
    List<String> match = headers.getRequestHeader(HttpHeaders.IF_MATCH);
    if (isThere(match)) {
      if (!names(String.join(",", match), version, true)) {
        throw new ProblemException(Problem.of(412));
      }
    } else if (required && version != null) {
      throw new ProblemException(
          Problem.of(428).withDetail("The request must say in If-Match which version it means."));
    }
    List<String> noneMatch = headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH);
    if (isThere(noneMatch) && names(String.join(",", noneMatch), version, false)) {
      throw new ProblemException(Problem.of(412));
    }
  }

  /** Whether a request has said which version it means. */
  static boolean haveMatch(HttpHeaders headers) {
    return isThere(headers.getRequestHeader(HttpHeaders.IF_MATCH));
  }

  private static boolean isThere(@Nullable List<String> field) {
    return field != null && !field.isEmpty();
  }

  /** Whether a field names the version; one that is malformed or too long names nothing. */
  static boolean names(String field, @Nullable String version, boolean strongly) {
    if (field.trim().equals("*")) {
      return true;
    }
    if (version == null || field.length() > LONGEST || !LIST.matcher(field).matches()) {
      return false;
    }
    Matcher tags = TAG.matcher(field);
    while (tags.find()) {
      if (tags.group(2).equals(version) && !(strongly && tags.group(1) != null)) {
        return true;
      }
    }
    return false;
  }
}
