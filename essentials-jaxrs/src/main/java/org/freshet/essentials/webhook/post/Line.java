package org.freshet.essentials.webhook.post;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import org.freshet.essentials.api.WebhookAttempt.Outcome;
import org.jspecify.annotations.Nullable;

/** The connection of one request, which somebody else may close when its time is over. */
final class Line {

  private static final Logger LOG = System.getLogger(Line.class.getName());

  private final int timeoutMillis;
  private @Nullable Socket socket;
  private boolean expired;

  /**
   * A line that is not connected.
   *
   * @param timeoutMillis the most that it waits for an address, or for a byte: whoever expires it
   *     may not be there any more
   */
  Line(int timeoutMillis) {
    this.timeoutMillis = timeoutMillis;
  }

  /**
   * Connects to the first address that answers.
   *
   * @param addresses at least one, none of them is looked up again
   */
  Socket connect(List<InetAddress> addresses, int port) throws IOException {
    IOException failure = new SocketException("there is no address");
    for (InetAddress address : addresses) {
      try {
        Socket opened = open();
        opened.connect(new InetSocketAddress(address, port), timeoutMillis);
        return opened;
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  private synchronized Socket open() throws IOException {
    close();
    if (expired) {
      throw new SocketException("the time is over");
    }
    // A proxy would look the name up, and connect to whatever it finds.
    Socket opened = new Socket(Proxy.NO_PROXY);
    opened.setSoTimeout(timeoutMillis);
    socket = opened;
    return opened;
  }

  /** Closes it since its time is over. */
  synchronized void expire() {
    expired = true;
    close();
  }

  /** Closes it at once: without a word of TLS, which might have to wait. */
  synchronized void close() {
    Socket known = socket;
    if (known != null) {
      try {
        known.close();
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "a connection is closed already", e);
      }
    }
  }

  /** What became of the request if it failed so. */
  synchronized Reply failed(Outcome outcome) {
    return Reply.without(expired ? Outcome.TIMED_OUT : outcome);
  }
}
