package org.freshet.essentials.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened, to be told to whoever has subscribed to its type.
 *
 * <pre>{@code
 * webhooks.enqueue(WebhookEvent.of("order.created", "{\"id\":17}").inOrder("order-17"));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param type what kind of thing, 1 to 128 letters, digits, {@code _}, {@code -} and full stops,
 *     such as {@code order.created}
 * @param data what there is to tell, as JSON text of any kind
 * @param order events of the same key reach an endpoint one after the other, in the order in which
 *     they were enqueued; 1 to 190 characters, null for no order
 * @param endpoint the id of the only endpoint that is told, whatever it has subscribed to; null for
 *     all that have subscribed to the type
 */
public record WebhookEvent(
    String type, String data, @Nullable String order, @Nullable String endpoint) {

  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_.-]{1,128}");
  private static final int LONGEST_KEY = 190;

  /**
   * An event.
   *
   * @throws IllegalArgumentException if a value breaks its rule
   */
  public WebhookEvent {
    if (!isType(type)) {
      throw new IllegalArgumentException(
          "a type must be 1 to 128 letters, digits, '_', '-' and full stops");
    }
    if (order != null && (order.isEmpty() || order.length() > LONGEST_KEY)) {
      throw new IllegalArgumentException("order must have 1 to " + LONGEST_KEY + " characters");
    }
  }

  /** Whether an event can be of such a type. */
  public static boolean isType(String type) {
    return TYPE.matcher(type).matches();
  }

  /** An event for all that have subscribed to its type, in no order. */
  public static WebhookEvent of(String type, String data) {
    return new WebhookEvent(type, data, null, null);
  }

  /** The same, after those that were enqueued before with the same key. */
  public WebhookEvent inOrder(String key) {
    return new WebhookEvent(type, data, key, endpoint);
  }

  /** The same for one endpoint only. */
  public WebhookEvent to(String endpointId) {
    return new WebhookEvent(type, data, order, endpointId);
  }

  /** Without its data, which belongs in no log. */
  @Override
  public String toString() {
    return "WebhookEvent[" + type + "]";
  }
}
