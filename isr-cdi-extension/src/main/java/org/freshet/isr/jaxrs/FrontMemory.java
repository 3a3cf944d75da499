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

  /** What was answered from store was asked for before, and probably will be again. */
  void remember(IsrExchange exchange) {
    String line = exchange.entry.line();
    ResponseTags.Inputs inputs = exchange.inputs;
    if (line != null && inputs != null && mayAnswer(exchange, line, inputs)) {
      known.remember(
          line, exchange.selecting, inputs::header, exchange.key, exchange.meter.route());
    }
  }

  /** What was stored just now may never be asked for again. */
  void rememberOnce(IsrExchange exchange) {
    String line = exchange.entry.line();
    ResponseTags.Inputs inputs = exchange.inputs;
    if (line != null && inputs != null && mayAnswer(exchange, line, inputs)) {
      known.rememberOnce(
          line, exchange.selecting, inputs::header, exchange.key, exchange.meter.route());
    }
  }

  private boolean mayAnswer(IsrExchange exchange, String line, ResponseTags.Inputs inputs) {
    return !exchange.entry.isWarmUp()
        && !exchange.grouped
        && isAsSent(exchange, line, inputs)
        && gate.isOpen(exchange.method.secured() || exchange.entry.isForFilters());
  }

  /**
   * A forward, a rewritten URI or a header that a filter set: then what was matched is not what was
   * sent, and who sends the same may be matched otherwise.
   */
  private static boolean isAsSent(IsrExchange exchange, String line, ResponseTags.Inputs inputs) {
    RenewalRequest renewal = exchange.renewal;
    if (renewal == null || !endsWith(line, renewal.target())) {
      return false;
    }
    for (String name : exchange.selecting) {
      if (!Objects.equals(exchange.entry.sent(name), inputs.header(name))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a line ends in a space and the target. */
  private static boolean endsWith(String line, String target) {
    int space = line.length() - target.length() - 1;
    return space >= 0 && line.charAt(space) == ' ' && line.endsWith(target);
  }
}
