package org.freshet.isr.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freshet.isr.edge.EdgeReply;
import org.freshet.isr.edge.EdgeRequest;
import org.freshet.isr.edge.EdgeTransport;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to edges with the client of the JDK: no redirect followed, no password asked for,
 * no cookie kept. Thread-safe.
 *
 * <p>A node of a proxy is asked as a proxy is, with the whole URI in the request line (RFC 9112,
 * section 3.2.2), which every server must understand: this client sends no {@code Host} of one's
 * own choice.
 */
public final class HttpEdgeTransport implements EdgeTransport {

  private static final int HTTP = 80;

  private final Duration timeout;
  private final ConcurrentMap<InetSocketAddress, HttpClient> nodes = new ConcurrentHashMap<>();
  private @Nullable HttpClient direct;

  /**
   * A transport.
   *
   * @param timeout how long a request may take, from connecting to the last byte of the answer
   */
  public HttpEdgeTransport(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  public EdgeReply send(EdgeRequest request) throws IOException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.uri())
            .timeout(timeout)
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(builder::setHeader);
    URI via = request.via();
    HttpClient client = via == null ? direct() : node(via);
    return reply(await(client.sendAsync(builder.build(), head -> new KeptBody())));
  }

  private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer)
      throws IOException {
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("no answer within " + timeout);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static EdgeReply reply(HttpResponse<String> response) {
    Map<String, String> headers = new LinkedHashMap<>();
    response
        .headers()
        .map()
        .forEach((name, all) -> headers.put(name.toLowerCase(Locale.ROOT), all.get(0)));
    return new EdgeReply(response.statusCode(), headers, response.body());
  }

  private synchronized HttpClient direct() {
    if (direct == null) {
      direct = builder().build();
    }
    return direct;
  }

  private HttpClient node(URI via) {
    // Not resolved here: a node may move to another address.
    return nodes.computeIfAbsent(
        InetSocketAddress.createUnresolved(via.getHost(), via.getPort() < 0 ? HTTP : via.getPort()),
        known ->
            builder().version(HttpClient.Version.HTTP_1_1).proxy(ProxySelector.of(known)).build());
  }

  private HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(timeout);
  }
}
