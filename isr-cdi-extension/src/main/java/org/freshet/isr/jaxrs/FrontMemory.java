package org.freshet.isr.jaxrs;

import java.util.Objects;
import org.freshet.isr.define.ResponseTags;
import org.freshet.isr.serve.FrontGate;
import org.freshet.isr.serve.KnownRequests;
import org.freshet.isr.store.RenewalRequest;

/**
 * Lets the door in front answer from now on what was answered here, where it may.
 *
 * @param known what the door in front reads
 * @param gate tells whether it may
 */
record FrontMemory(KnownRequests known, FrontGate gate) {

  void remember(IsrExchange exchange) {
    String line = exchange.entry.line();
    ResponseTags.Inputs inputs = exchange.inputs;
    if (line != null
        && inputs != null
        && !exchange.entry.isWarmUp()
        && !exchange.grouped
        && isAsSent(exchange, line, inputs)
        && gate.isOpen(exchange.method.secured())) {
      known.remember(
          line, exchange.selecting, inputs::header, exchange.key, exchange.meter.route());
    }
  }

  /**
   * A forward, a rewritten URI or a header that a filter set: then what was matched is not what was
   * sent, and who sends the same may be matched otherwise.
   */
  private static boolean isAsSent(IsrExchange exchange, String line, ResponseTags.Inputs inputs) {
    RenewalRequest renewal = exchange.renewal;
    if (renewal == null || !line.endsWith(" " + renewal.target())) {
      return false;
    }
    for (String name : exchange.selecting) {
      if (!Objects.equals(exchange.entry.sent(name), inputs.header(name))) {
        return false;
      }
    }
    return true;
  }
}
