package org.freshet.essentials.api;

/**
 * A URL that no webhook is sent to. Its message says the rule that it breaks, and no address: what
 * a name means inside of a network is not told.
 */
@ProblemType(status = 422, title = "Refused webhook URL")
public class RefusedWebhookUrlException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** An exception with the rule. */
  public RefusedWebhookUrlException(String message) {
    super(message);
  }

  /** An exception with the rule, and what told so. */
  public RefusedWebhookUrlException(String message, Throwable cause) {
    super(message, cause);
  }
}
