package org.freshet.isr.config;

/** How much of what RFC 9111 allows a cache is done, where freshness comes from the response. */
public enum Profile {

  /**
   * What is only allowed, and has hurt others, is left: responses that set cookies or vary by them
   * are not stored, nothing is fresh by a guess, and no client can make the resource run.
   */
  SAFE,

  /** Whatever RFC 9111 allows. */
  RFC
}
