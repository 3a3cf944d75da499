package org.freshet.essentials.api;

import java.time.Duration;
import java.time.Instant;

/**
 * One attempt to tell an endpoint something. It is kept with its delivery, and is fired as a CDI
 * event on a thread of the background once it is recorded: observe it to count and to alert.
 *
 * <p>Immutable and thread-safe.
 *
 * @param delivery the id of the delivery
 * @param message the id of the message
 * @param endpoint the id of the endpoint
 * @param number which attempt of this delivery, from 1
 * @param at when it began
 * @param took how long it took
 * @param outcome what became of it
 * @param status the status of the response, 0 if there was none
 */
public record WebhookAttempt(
    String delivery,
    String message,
    String endpoint,
    int number,
    Instant at,
    Duration took,
    Outcome outcome,
    int status) {

  /** What became of an attempt. */
  public enum Outcome {
    /** The endpoint has answered with a status of 200 to 299. */
    DELIVERED,
    /** It has answered with another status. */
    REFUSED,
    /** It has answered with 410, and is told nothing any more. */
    GONE,
    /** It has sent us elsewhere, where we do not go. */
    REDIRECTED,
    /** It was not done in {@code essentials.webhook.timeout}. */
    TIMED_OUT,
    /** Its name is unknown, or there is nobody at its address, or the connection broke. */
    UNREACHABLE,
    /** Its certificate is not that of its name, or not trusted, or it speaks no TLS. */
    UNTRUSTED,
    /** Its name means an address that is not sent to. */
    FORBIDDEN,
    /** What it answered is no HTTP/1.1. */
    UNREADABLE,
    /** Its secret could not be opened with {@code essentials.webhook.keys}. */
    UNSIGNED,
    /** It could not be tried; {@code ESS0116} in the log says why. */
    FAILED
  }
}
