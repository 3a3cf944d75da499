package org.freshet.essentials.api;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says that a request was answered: a CDI event, fired on its thread once the fields of the
 * response are there. Observe it to count, to log elsewhere, to bill.
 *
 * @param method its method
 * @param path its path, as it was sent
 * @param status the status of the response
 * @param duration how long it took until then
 * @param id its {@code X-Request-ID}, null where these are off
 * @param user the authenticated user, null for none
 * @param address the address of the client, as trusted proxies tell it
 * @param headers the fields that are set to be told, secrets among them as {@code ***}
 * @param slow whether it took longer than is set
 */
public record RequestServed(
    String method,
    String path,
    int status,
    Duration duration,
    @Nullable String id,
    @Nullable String user,
    String address,
    Map<String, String> headers,
    boolean slow) {

  /** An event with a copy of its fields. */
  public RequestServed {
    headers = Map.copyOf(headers);
  }
}
