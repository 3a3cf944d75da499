package org.freshet.essentials.problem;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id by which a log entry is found again: that of the trace the request belongs to (W3C Trace
 * Context, section 3.2), else a random one of the same form.
 */
final class TraceId {

  /** The field that carries it. */
  static final String HEADER = "traceparent";

  private static final Pattern PARENT =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-.*");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 16;

  private TraceId() {}

  static String of(@Nullable String parent) {
    Matcher matcher = PARENT.matcher(parent == null ? "" : parent);
    if (matcher.matches()) {
      return matcher.group(1);
    }
    byte[] id = new byte[BYTES];
    RANDOM.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
