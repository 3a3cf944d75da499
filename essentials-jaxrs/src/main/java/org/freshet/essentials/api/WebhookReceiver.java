package org.freshet.essentials.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a resource method be called only with messages that are signed as Standard Webhooks has it.
 * On a resource method, or on a resource class for all of its methods.
 *
 * <p>The rules:
 *
 * <ol>
 *   <li>The signature is verified over the bytes as they arrived, which reach the method untouched,
 *       with each secret of {@code essentials.webhook.receiver.NAME}. Without a signature that fits
 *       the answer is 401.
 *   <li>{@code webhook-timestamp} must be within {@code essentials.webhook.tolerance} of now, else
 *       the answer is 401.
 *   <li>A body larger than {@code essentials.webhook.max-received} is answered with 413.
 *   <li>A message whose {@code webhook-id} was accepted before is answered with 409, or with 204 if
 *       {@code essentials.webhook.duplicates} is {@code accept}; the method does not run. One that
 *       is under way just now is answered with 409.
 *   <li>A message counts as accepted when the answer has a status of 200 to 299. After any other it
 *       can come again.
 *   <li>If it cannot be told whether an id was accepted, the answer is 503.
 * </ol>
 *
 * <p>A name for which there is no secret stops the deployment.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface WebhookReceiver {

  /** Who sends: the name under which {@code essentials.webhook.receiver.NAME} has the secrets. */
  String value();
}
