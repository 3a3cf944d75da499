package org.freshet.isr.admin.describe;

import java.util.Map;
import java.util.TreeMap;

/** With which statuses an endpoint refuses, and why. */
final class Refusals {

  private Refusals() {}

  static Map<String, String> of(Endpoint endpoint) {
    Map<String, String> refusals = new TreeMap<>();
    refusals.put("401", "This needs an account");
    refusals.put(
        "403",
        endpoint.isUnsafe()
            ? "The account does not have the role isr-admin, or another site may have made the request"
            : "The account does not have the role isr-admin");
    refusals.put("429", "Too many requests; Retry-After says when to ask again");
    if (!endpoint.parameters().isEmpty()) {
      refusals.put("400", "A parameter breaks its rule, and is named");
    }
    if (endpoint.hasRaise()) {
      refusals.put("404", "There is no such raise");
    }
    if (endpoint == Endpoint.WARM) {
      refusals.put("502", "No cached page answered");
      refusals.put("503", "It is not known where the application reaches itself");
    }
    return refusals;
  }
}
