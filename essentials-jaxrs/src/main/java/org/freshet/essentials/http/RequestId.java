package org.freshet.essentials.http;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of a request: that which came along, if it can be told from text of another kind. */
final class RequestId {

  /** Under which the container keeps it with the request. */
  static final String NAME = "org.freshet.essentials.http.id";

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private RequestId() {}

  static String of(@Nullable String sent) {
    return sent != null && SAFE.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
  }
}
