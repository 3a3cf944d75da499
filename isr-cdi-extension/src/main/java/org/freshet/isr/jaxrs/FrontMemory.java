package org.freshet.isr.jaxrs;

import org.freshet.isr.define.ResponseTags;
import org.freshet.isr.serve.FrontGate;
import org.freshet.isr.serve.KnownRequests;

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
        && gate.isOpen(exchange.method.secured())) {
      known.remember(line, exchange.selecting, inputs::header, exchange.key);
    }
  }
}
