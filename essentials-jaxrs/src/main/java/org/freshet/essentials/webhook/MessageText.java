package org.freshet.essentials.webhook;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.freshet.essentials.api.WebhookEvent;

/** Writes the body of a message: type, timestamp and data, as Standard Webhooks recommends. */
final class MessageText {

  private MessageText() {}

  /**
   * The body for an event.
   *
   * @param most how many bytes it may have
   * @throws IllegalArgumentException if the data is no JSON, or it is larger
   */
  static String of(WebhookEvent event, Instant now, int most) {
    check(event.data());
    // Of a type and a moment nothing has to be escaped.
    String body =
        "{\"type\":\""
            + event.type()
            + "\",\"timestamp\":\""
            + now
            + "\",\"data\":"
            + event.data()
            + "}";
    int bytes = body.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > most) {
      throw new IllegalArgumentException(
          "the message has " + bytes + " bytes, must have at most " + most);
    }
    return body;
  }

  private static void check(String data) {
    try (JsonParser parser = Json.createParser(new StringReader(data))) {
      if (!parser.hasNext()) {
        throw new IllegalArgumentException("data must be JSON, is empty");
      }
      while (parser.hasNext()) {
        parser.next();
      }
    } catch (JsonException e) {
      throw new IllegalArgumentException("data must be JSON", e);
    }
  }
}
