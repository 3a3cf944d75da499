package org.freshet.isr.api;

/**
 * What selects between the responses of an {@link Isr} method beside its declared inputs, and is
 * told from a request by the library: named in {@link Isr#by}. What was told is in {@link
 * IsrContext}.
 */
public enum Variant {

  /**
   * The language: that of {@link Isr#languages()} which suits the field {@code Accept-Language}
   * best (RFC 4647, section 3.4), the first of them where none does. {@code Accept-Language} joins
   * {@code Vary}, and {@code Content-Language} names the language unless the resource does.
   */
  LANGUAGE,

  /**
   * The {@linkplain Device kind of device}, told from {@code Sec-CH-UA-Mobile} or else {@code
   * User-Agent}, which both join {@code Vary}.
   */
  DEVICE,

  /**
   * The tenant, as the application's {@link TenantResolver} tells. The fields that it reads join
   * {@code Vary}. A request whose tenant is not known is neither answered from store nor is its
   * response stored.
   */
  TENANT
}
