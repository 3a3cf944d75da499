package org.freshet.isr.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.freshet.isr.revalidate.WarmUp;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.RenewalRequest;
import org.jspecify.annotations.Nullable;

/**
 * Sends warm-up requests with the client of the JDK: HTTP/1.1, one connection each, no redirect
 * followed, no proxy, no password, no thread of its own. Thread-safe.
 */
public final class HttpWarmUp implements WarmUp {

  /** More than any page that is stored; whoever sends more is not listened to any longer. */
  private static final long MOST_BYTES = 64L << 20;

  private final Supplier<@Nullable URI> origin;
  private final WarmUpSignature signature;
  private final InstantSource clock;
  private final Duration timeout;

  /**
   * A sender of warm-up requests.
   *
   * @param origin where this application is reached by itself: scheme, host and port; supplies null
   *     as long as that is not known
   * @param signature signs the requests
   * @param clock for the expiry of signatures
   * @param timeout how long a request may take, from connecting to the last byte; 1 ms to 24 days
   */
  public HttpWarmUp(
      Supplier<@Nullable URI> origin,
      WarmUpSignature signature,
      InstantSource clock,
      Duration timeout) {
    this.origin = origin;
    this.signature = signature;
    this.clock = clock;
    this.timeout = timeout;
  }

  @Override
  public boolean isPossible() {
    return origin.get() != null;
  }

  @Override
  public int get(RenewalRequest request) throws IOException {
    URI to = origin.get();
    if (to == null) {
      throw new IOException("it is not known where this application is reached by itself");
    }
    long start = System.nanoTime();
    HttpURLConnection connection = open(to, request.target());
    try {
      addFields(connection, request);
      int status = connection.getResponseCode();
      if (status < 0) {
        throw new IOException("the answer is not HTTP");
      }
      if (isAboutThePage(status) && !passedOurDoor(connection)) {
        throw new IOException("not this application answered, but who listens at " + to);
      }
      discardBody(connection, start);
      return status;
    } finally {
      connection.disconnect();
    }
  }

  /** What makes a page count as renewed, or as gone. */
  private static boolean isAboutThePage(int status) {
    return status / 100 == 2 || status == 404 || status == 410;
  }

  /** Another virtual host or application may listen there too, and know nothing of the page. */
  private static boolean passedOurDoor(HttpURLConnection connection) {
    String told = connection.getHeaderField(CacheStatusHeader.NAME);
    return told != null && told.contains("isr;");
  }

  private HttpURLConnection open(URI to, String target) throws IOException {
    if (!target.startsWith("/") || !target.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '#')) {
      throw new IOException("the target is not a path and query");
    }
    // Put together from parts: whatever the target is, it cannot name another host.
    URL url = new URL(to.getScheme(), to.getHost(), to.getPort(), target);
    HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
    int millis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, timeout.toMillis()));
    connection.setConnectTimeout(millis);
    connection.setReadTimeout(millis);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setAuthenticator(new NoPassword());
    return connection;
  }

  private void addFields(HttpURLConnection connection, RenewalRequest request) throws IOException {
    String signed = signature.sign(request.base(), request.target(), clock.instant());
    // The client would add a list of image types of its own.
    connection.setRequestProperty("Accept", "*/*");
    connection.setRequestProperty("User-Agent", "Freshet");
    for (Header header : request.selecting()) {
      add(connection, header);
    }
    // A signature is good once, so a request must never be repeated on a second connection, which
    // this client does when one that was kept turns out to be dead.
    connection.setRequestProperty("Connection", "close");
    connection.setRequestProperty(WarmUpSignature.NAME, signed);
  }

  /**
   * The client drops some fields without a word; without one of them another page is the answer.
   */
  private static void add(HttpURLConnection connection, Header header) throws IOException {
    try {
      connection.setRequestProperty(header.name(), header.value());
    } catch (IllegalArgumentException e) {
      throw new IOException("a selecting field has a value that cannot be sent", e);
    }
    if (!header.value().equals(connection.getRequestProperty(header.name()))) {
      throw new IOException("the JDK's client does not send the field " + header.name());
    }
  }

  private void discardBody(HttpURLConnection connection, long start) throws IOException {
    boolean failed = connection.getResponseCode() >= 400;
    try (InputStream body = failed ? connection.getErrorStream() : connection.getInputStream()) {
      byte[] buffer = new byte[8192];
      long left = MOST_BYTES;
      for (int read = 0; body != null && read >= 0 && left > 0; left -= read) {
        if (System.nanoTime() - start > timeout.toNanos()) {
          throw new SocketTimeoutException("the answer took longer than " + timeout);
        }
        read = body.read(buffer);
      }
    }
  }

  /** Keeps the virtual machine's default authenticator out of it. */
  private static final class NoPassword extends Authenticator {}
}
