package org.freshet.isr.front;

import java.util.Set;

/**
 * Tells the server's own look for an upgrade to WebSocket from what an application reads. Open
 * Liberty looks through the names of all header fields whenever a page is included, if its feature
 * of WebSocket is on; what the page shows does not depend on that.
 */
final class UpgradeCheck {

  /** The only field that the check reads by its name. */
  static final String FIELD = "Upgrade";

  private static final String CHECKER = "com.ibm.ws.wsoc.external.WsocHandlerImpl";
  private static final Set<String> READING = Set.of("getHeaderNames", "getHeader");

  private UpgradeCheck() {}

  /** Whether the caller, past wrappers of the request, is that check. */
  static boolean isReading() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .dropWhile(frame -> !READING.contains(frame.getMethodName()))
                    .dropWhile(frame -> READING.contains(frame.getMethodName()))
                    .findFirst()
                    .filter(frame -> frame.getClassName().equals(CHECKER))
                    .isPresent());
  }
}
