package org.freshet.partstream.junit;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Reads responses in parts over HTTP, in tests: page by page, or as a stream. What is not as such a
 * response has to be fails the test, by an {@link AssertionError} that says what came.
 *
 * <p>A field of a test class with {@code @RegisterExtension} closes after each test what that left
 * open; elsewhere {@link PartsFrames} are closed by whoever opened them. Redirects are not
 * followed. Immutable but for the streams that it knows, and thread-safe.
 */
public final class PartsClient implements AfterEachCallback {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI base;
  private final Map<String, String> fields;
  private final Duration patience;
  private final Queue<PartsFrames> open;

  private PartsClient(
      URI base, Map<String, String> fields, Duration patience, Queue<PartsFrames> open) {
    this.base = base;
    this.fields = Map.copyOf(fields);
    this.patience = patience;
    this.open = open;
  }

  /**
   * A client of an application that waits for 30 s at most.
   *
   * @param base what paths are relative to, such as {@code http://localhost:9080/api/}
   */
  public static PartsClient of(String base) {
    return new PartsClient(URI.create(base), Map.of(), PATIENCE, new ConcurrentLinkedQueue<>());
  }

  /** The same with a field for each request, in the place of one with the same name. */
  public PartsClient with(String field, String value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new PartsClient(base, more, patience, open);
  }

  /** The same as somebody, by Basic authentication (RFC 7617). */
  public PartsClient as(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** The same with another patience: so long nothing may come before a test fails; from 1 ms. */
  public PartsClient waiting(Duration longest) {
    return new PartsClient(base, fields, longest, open);
  }

  /**
   * One page, whatever its status is.
   *
   * @param target a path, with its query
   */
  public PartsPage page(String target) {
    HttpURLConnection connection = connected(target, "application/json");
    try {
      int status = connection.getResponseCode();
      return new PartsPage(this, status, connection.getHeaderFields(), Bodies.text(connection));
    } catch (IOException e) {
      throw new AssertionError(target + ": no answer", e);
    }
  }

  /** All pages, each found by the link of the one before; the last one has none. */
  public List<PartsPage> pages(String target) {
    List<PartsPage> pages = new ArrayList<>();
    PartsPage page = page(target);
    pages.add(page);
    while (page.hasNext()) {
      page = page.next();
      pages.add(page);
    }
    return List.copyOf(pages);
  }

  /** A stream of JSON lines. */
  public PartsFrames frames(String target) {
    return opened(target, "application/x-ndjson");
  }

  /** A stream of server-sent events; its frames are the same. */
  public PartsFrames events(String target) {
    return opened(target, "text/event-stream");
  }

  PartsFrames opened(String target, String form) {
    HttpURLConnection connection = connected(target, form);
    try {
      int status = connection.getResponseCode();
      String type = String.valueOf(connection.getContentType());
      if (status != HttpURLConnection.HTTP_OK || !type.startsWith(form)) {
        throw new AssertionError(
            target + ": " + status + ", " + type + ": " + Bodies.text(connection));
      }
      PartsFrames frames = new PartsFrames(this, connection, target, form);
      open.add(frames);
      return frames;
    } catch (IOException e) {
      throw new AssertionError(target + ": no answer", e);
    }
  }

  private HttpURLConnection connected(String target, String accept) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) base.resolve(target).toURL().openConnection();
      connection.setConnectTimeout(Math.toIntExact(patience.toMillis()));
      connection.setReadTimeout(Math.toIntExact(patience.toMillis()));
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      connection.setRequestProperty("Accept", accept);
      fields.forEach(connection::setRequestProperty);
      return connection;
    } catch (IOException e) {
      throw new AssertionError(target + ": no connection", e);
    }
  }

  /** Closes the streams that are open. */
  @Override
  public void afterEach(ExtensionContext context) {
    for (PartsFrames frames = open.poll(); frames != null; frames = open.poll()) {
      frames.close();
    }
  }
}
