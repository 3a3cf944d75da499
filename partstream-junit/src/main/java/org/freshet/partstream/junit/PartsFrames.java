package org.freshet.partstream.junit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open stream of parts, read frame by frame: a test sees that one has come before it lets the
 * next one be made. For one thread.
 */
public final class PartsFrames implements AutoCloseable {

  private static final String DATA = "data:";

  private final PartsClient client;
  private final HttpURLConnection connection;
  private final String target;
  private final String form;
  private final BufferedReader lines;
  private @Nullable String cursor;
  private boolean ended;

  PartsFrames(PartsClient client, HttpURLConnection connection, String target, String form)
      throws IOException {
    this.client = client;
    this.connection = connection;
    this.target = target;
    this.form = form;
    this.lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The first value of a field of the response, empty if there is none. */
  public String header(String name) {
    String value = connection.getHeaderField(name);
    return value == null ? "" : value;
  }

  /**
   * The next frame, as soon as it is there.
   *
   * @throws AssertionError if the stream breaks before, says nothing for too long, or has ended
   */
  public PartsFrame next() {
    if (ended) {
      throw new AssertionError(target + ": there is no frame after the last one");
    }
    PartsFrame frame = new PartsFrame(Bodies.json(text()));
    String next = frame.cursor();
    cursor = next == null ? cursor : next;
    ended = frame.type().equals("end");
    return frame;
  }

  /** The frames up to the last one, with that. */
  public List<PartsFrame> rest() {
    List<PartsFrame> frames = new ArrayList<>();
    while (!ended) {
      frames.add(next());
    }
    return List.copyOf(frames);
  }

  /**
   * Leaves this stream and asks for what is owed after the last frame that was read, as a client
   * does whose connection broke there.
   */
  public PartsFrames goOn() {
    close();
    String without = target.replaceAll("(?<=[?&])cursor=[^&]*&?", "").replaceAll("[?&]$", "");
    return client.opened(
        cursor == null
            ? without
            : without + (without.contains("?") ? "&" : "?") + "cursor=" + cursor,
        form);
  }

  /** Where a client would go on, null for the beginning. */
  public @Nullable String cursor() {
    return cursor;
  }

  /** One JSON text, past all signs of life. */
  private String text() {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!form.equals("text/event-stream") && !line.isBlank()) {
          return line;
        }
        if (line.startsWith(DATA)) {
          return line.substring(DATA.length());
        }
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError(target + ": nothing came for too long", e);
    } catch (IOException e) {
      throw new AssertionError(target + ": the stream broke", e);
    }
    throw new AssertionError(target + ": the stream broke off without its last frame");
  }

  /** Leaves; the server notices when it sends something next. */
  @Override
  public void close() {
    connection.disconnect();
  }
}
