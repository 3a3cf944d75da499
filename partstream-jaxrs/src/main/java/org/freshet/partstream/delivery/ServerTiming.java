package org.freshet.partstream.delivery;

import java.util.List;
import java.util.stream.Collectors;
import org.freshet.partstream.run.PartResult.Status;

/**
 * How long parts took, in the field that developer tools of browsers show (W3C Server Timing,
 * section 2). The names of parts are tokens as they are.
 */
final class ServerTiming {

  static final String NAME = "Server-Timing";

  private ServerTiming() {}

  static String of(List<RenderedPart> parts) {
    return parts.stream().map(ServerTiming::of).collect(Collectors.joining(", "));
  }

  private static String of(RenderedPart part) {
    String timing = part.name() + ";dur=" + part.result().millis();
    return part.result().status() == Status.OK ? timing : timing + ";desc=" + part.status();
  }
}
