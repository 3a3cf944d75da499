package org.freshet.isr.api;

import java.util.Locale;
import java.util.Optional;

/**
 * The response that is being produced: injected where code learns what that response depends on.
 *
 * <p>Injectable anywhere ({@code @Inject IsrContext isr}): in the resource, in services, in body
 * writers. It follows the current request; where no {@link Isr} response is being produced (a
 * scheduled job, another resource) every call does nothing. Calls after the last byte was written
 * do nothing either. Thread-safe as far as the request itself is.
 */
public interface IsrContext {

  /**
   * Adds tags that the response depends on.
   *
   * @param tags the tags; adding one twice is adding it once
   */
  void addTags(Tag... tags);

  /**
   * Adds a tag by its text, {@code isr.addTag("category:7")}.
   *
   * @param tag {@code namespace} or {@code namespace:value}
   * @throws InvalidTagException if the text is neither
   */
  default void addTag(String tag) {
    addTags(Tag.parse(tag));
  }

  /**
   * Keeps this response out of every shared cache: it leaves as {@code private, no-store}.
   *
   * @param reason why, for the log and, in development, for {@code Cache-Status}
   */
  void doNotStore(String reason);

  /** The language of this response, where that is selected {@linkplain Variant#LANGUAGE by it}. */
  Optional<Locale> language();

  /** The kind of device, where this response is selected {@linkplain Variant#DEVICE by it}. */
  Optional<Device> device();

  /**
   * The tenant, where this response is selected {@linkplain Variant#TENANT by it}; empty, too, if
   * it is not known.
   */
  Optional<String> tenant();

  /**
   * Whether the visitor has a role that selects this response.
   *
   * @param role one of {@link Isr#roles()}
   * @throws IllegalArgumentException if this response is not selected by that role
   */
  boolean isInRole(String role);
}
