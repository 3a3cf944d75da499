package org.freshet.essentials.api;

/**
 * A secret that was just made: the only moment at which it is there to be handed over.
 *
 * <p>Immutable and thread-safe.
 *
 * @param secret {@code whsec_} and 32 bytes in Base64; whoever verifies needs it
 * @param endpoint the endpoint whose messages are signed with it
 */
public record IssuedWebhookSecret(String secret, WebhookEndpoint endpoint) {

  /** Without the secret, which belongs in no log. */
  @Override
  public String toString() {
    return "IssuedWebhookSecret[" + endpoint + "]";
  }
}
