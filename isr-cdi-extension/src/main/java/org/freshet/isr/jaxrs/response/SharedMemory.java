package org.freshet.isr.jaxrs.response;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.freshet.isr.config.Profile;
import org.freshet.isr.http.field.FieldValues;
import org.freshet.isr.serve.FrontGate;
import org.freshet.isr.serve.KnownRequests;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.serve.Unshareable;
import org.freshet.isr.serve.Variants;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.RenewalRequest;
import org.freshet.isr.store.StoredResponse;

/**
 * Where the responses to one request lie by what they vary by, and what the door in front may know
 * of that.
 *
 * @param cache holds the responses
 * @param variants by what they vary
 * @param unshareable whose answers nobody should wait for
 * @param known what the door in front reads
 * @param gate tells whether it may
 * @param profile in that of the RFC clients are listened to, which the door in front does not
 */
record SharedMemory(
    OriginCache cache,
    Variants variants,
    Unshareable unshareable,
    KnownRequests known,
    FrontGate gate,
    Profile profile) {

  /** The key by what is known now. */
  String key(SharedExchange exchange) {
    List<String> names = variants.names(exchange.primary);
    return exchange.primary + SharedRequest.variant(names, exchange.fields);
  }

  /** The request that produces the response anew, by what is known now. */
  RenewalRequest renewal(SharedExchange exchange) {
    List<Header> selecting = new ArrayList<>();
    for (String name : selecting(exchange)) {
      String value = exchange.fields.value(name);
      if (value != null) {
        selecting.add(new Header(name, value));
      }
    }
    return new RenewalRequest(exchange.base, exchange.target, selecting);
  }

  /** False if it varies by more than can be told. */
  boolean learns(SharedExchange exchange, Collection<String> vary) {
    return variants.learn(exchange.primary, vary);
  }

  /** False if it is not stored. */
  boolean stores(SharedExchange exchange, StoredResponse response) {
    String before = exchange.key;
    if (!variants.names(exchange.primary).containsAll(FieldValues.vary(response.headers()))) {
      // What it varies by was forgotten for want of room: it would be taken for another one's.
      return false;
    }
    exchange.key = key(exchange);
    if (!before.equals(exchange.key)) {
      // Stored when less was known of what selects.
      cache.forget(before);
    }
    unshareable.remove(exchange.key);
    return cache.store(exchange.key, response);
  }

  /** Lets the door in front answer from now on what was answered here, where it may. */
  void remember(SharedExchange exchange) {
    String line = exchange.entry.line();
    if (line != null
        && profile == Profile.SAFE
        && !exchange.entry.isWarmUp()
        && isAsSent(exchange, line)
        && gate.isOpen(exchange.method.secured() || exchange.entry.isForFilters())) {
      known.remember(
          line, selecting(exchange), exchange.fields::value, exchange.key, exchange.meter.route());
    }
  }

  private List<String> selecting(SharedExchange exchange) {
    List<String> names = new ArrayList<>(exchange.declared);
    for (String name : variants.names(exchange.primary)) {
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /** A forward, a rewritten URI or a header that a filter set may be matched otherwise. */
  private boolean isAsSent(SharedExchange exchange, String line) {
    return line.endsWith(" " + exchange.target)
        && selecting(exchange).stream()
            .allMatch(
                name -> Objects.equals(exchange.entry.sent(name), exchange.fields.value(name)));
  }
}
