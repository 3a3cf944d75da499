package org.freshet.partstream.delivery;

import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param type the type of the body
 * @param fields the fields beside
 * @param body the body, bytes or what writes itself
 */
public record Answer(MediaType type, Map<String, String> fields, Object body) {

  /** Nobody else may have it, and nobody may keep it. */
  static final String NOT_SHARED = "private, no-store";

  /** An answer that nobody can change. */
  public Answer {
    fields = Map.copyOf(fields);
  }

  static Answer json(String body, Map<String, String> fields) {
    return new Answer(
        MediaType.APPLICATION_JSON_TYPE, fields, body.getBytes(StandardCharsets.UTF_8));
  }
}
