package org.freshet.essentials.webhook.post;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.freshet.essentials.api.RefusedWebhookUrlException;
import org.freshet.essentials.api.WebhookAttempt.Outcome;
import org.freshet.essentials.config.AddressRange;

/**
 * One {@code POST} to the very address that was looked at, by HTTP/1.1 over a connection of its
 * own: no proxy, no redirect, no cookie, no login, no body read. TLS is with the host of the URL,
 * whose name the certificate must have. Thread-safe.
 *
 * <p>All of it together takes no longer than the time-out, looking up the name excepted: then the
 * connection is closed, whatever it is doing. So are all of them at the end.
 */
public final class PinnedPost {

  private final Targets targets;
  private final Supplier<SSLSocketFactory> tls;
  private final ScheduledExecutorService deadlines;
  private final Duration timeout;
  private final Set<Line> open = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;

  /**
   * A way to post.
   *
   * @param tls what trusts certificates
   * @param deadlines closes connections in time
   * @param timeout the most that a request may take
   */
  public PinnedPost(
      Targets targets,
      Supplier<SSLSocketFactory> tls,
      ScheduledExecutorService deadlines,
      Duration timeout) {
    this.targets = targets;
    this.tls = tls;
    this.deadlines = deadlines;
    this.timeout = timeout;
  }

  /** What the server or the JVM trusts when it is asked. */
  public static SSLSocketFactory systemTls() {
    try {
      return SSLContext.getDefault().getSocketFactory();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("there is no TLS", e);
    }
  }

  /**
   * Sends a body.
   *
   * @param fields fields of the request, each {@code name: value}
   * @return what came of it; failures of every kind are told by it
   */
  public Reply send(String url, List<String> fields, byte[] body) {
    try {
      TargetUrl target = targets.parse(url);
      return send(target, targets.addresses(target), fields, body);
    } catch (RefusedWebhookUrlException e) {
      return Reply.without(Outcome.FORBIDDEN);
    } catch (UnknownHostException e) {
      return Reply.without(Outcome.UNREACHABLE);
    }
  }

  /** Closes all connections; none is opened any more. */
  public void end() {
    ended = true;
    open.forEach(Line::expire);
  }

  private Reply send(
      TargetUrl target, List<InetAddress> addresses, List<String> fields, byte[] body) {
    byte[] head = ResponseHead.request(target, fields, body.length);
    Line line = new Line((int) timeout.toMillis());
    open.add(line);
    if (ended) {
      line.expire();
    }
    Future<?> deadline = null;
    try {
      deadline = deadlines.schedule(line::expire, timeout.toMillis(), TimeUnit.MILLISECONDS);
      Socket socket = line.connect(addresses, target.port());
      return exchange(target.tls() ? secured(socket, target) : socket, head, body);
    } catch (ProtocolException e) {
      return line.failed(Outcome.UNREADABLE);
    } catch (SSLException e) {
      return line.failed(Outcome.UNTRUSTED);
    } catch (SocketTimeoutException e) {
      return line.failed(Outcome.TIMED_OUT);
    } catch (IOException e) {
      return line.failed(Outcome.UNREACHABLE);
    } finally {
      if (deadline != null) {
        deadline.cancel(false);
      }
      line.close();
      open.remove(line);
    }
  }

  private static Reply exchange(Socket socket, byte[] head, byte[] body) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(head);
    out.write(body);
    out.flush();
    return new ResponseHead(new BufferedInputStream(socket.getInputStream())).read();
  }

  private SSLSocket secured(Socket socket, TargetUrl target) throws IOException {
    SSLSocket secured =
        (SSLSocket) tls.get().createSocket(socket, target.host(), target.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (AddressRange.address(target.host()) == null) {
      parameters.setServerNames(List.of(new SNIHostName(target.host())));
    }
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }
}
