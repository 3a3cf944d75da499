package org.freshet.isr.api;

/** The kind of a visitor's device, as far as pages are made for it. */
public enum Device {

  /**
   * A phone: {@code Sec-CH-UA-Mobile} is {@code ?1}, or without that field {@code User-Agent} has
   * {@code Mobi} in it, as the browsers of phones have.
   */
  MOBILE,

  /** Anything else, tablets and machines that say nothing included. */
  DESKTOP
}
