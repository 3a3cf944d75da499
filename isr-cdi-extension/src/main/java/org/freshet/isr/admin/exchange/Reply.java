package org.freshet.isr.admin.exchange;

import java.util.Map;

/**
 * An answer to an operator.
 *
 * @param status the status
 * @param type the media type, without charset: all text is UTF-8
 * @param body the body
 * @param headers other fields, by name
 */
public record Reply(int status, String type, String body, Map<String, String> headers) {

  /** An answer with a JSON body. */
  public static Reply json(Map<String, ?> body) {
    return new Reply(200, "application/json", Json.of(body), Map.of());
  }

  /** An answer that leads to another address, to be read there (RFC 9110, section 15.4.4). */
  public static Reply seeOther(String address) {
    return new Reply(303, "text/plain", "", Map.of("Location", address));
  }
}
