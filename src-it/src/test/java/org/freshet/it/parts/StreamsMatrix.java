package org.freshet.it.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.freshet.it.parts.app.Ran;
import org.freshet.it.parts.app.Streams;
import org.freshet.it.server.Http;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same parts on one connection, each when it is there, from a WAR and from EAR/lib. */
@ExtendWith(ArquillianExtension.class)
abstract class StreamsMatrix {

  static final Class<?>[] CLASSES = {Streams.class, Streams.Line.class, Ran.class};

  private static final String LINES = "application/x-ndjson";

  @ArquillianResource URL application;

  /** An open stream, of which a test reads as much as it wants. */
  private final class Open implements AutoCloseable {

    private final HttpURLConnection connection;
    private final BufferedReader lines;

    Open(String path, String accept, String... cursor) throws IOException {
      connection =
          (HttpURLConnection) URI.create(application + "api/" + path).toURL().openConnection();
      connection.setReadTimeout(20_000);
      connection.setRequestProperty("Accept", accept);
      if (cursor.length > 0) {
        connection.setRequestProperty("Last-Event-ID", cursor[0]);
      }
      InputStream in = connection.getInputStream();
      lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The next line that says something. */
    String line() throws IOException {
      String line = lines.readLine();
      while (line != null && (line.isEmpty() || line.startsWith(":"))) {
        line = lines.readLine();
      }
      return line;
    }

    List<String> rest() throws IOException {
      List<String> rest = new ArrayList<>();
      for (String line = line(); line != null; line = line()) {
        rest.add(line);
      }
      return rest;
    }

    String header(String name) {
      return connection.getHeaderField(name);
    }

    @Override
    public void close() {
      connection.disconnect();
    }
  }

  private void open(String gate) {
    Http.send(Http.request(application, "api/streams/gates/" + gate).POST(BodyPublishers.noBody()));
  }

  private static String cursor(String frame) {
    return frame.replaceAll(".*\"cursor\":\"([A-Za-z0-9_-]+)\".*", "$1");
  }

  @Test
  void each_frame_arrives_before_the_next_part_is_made() throws IOException {
    try (Open stream = new Open("streams/first", LINES)) {
      assertThat(stream.header("Content-Type")).startsWith(LINES);
      assertThat(stream.header("Cache-Control")).isEqualTo("private, no-store, no-transform");
      assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
      assertThat(stream.header("Incremental")).isEqualTo("?1");
      // Neither part can end before this test lets it.
      assertThat(stream.line()).contains("\"pending\":[\"one\",\"two\"]");
      open("first-two");
      assertThat(stream.line()).startsWith("{\"type\":\"part\",\"name\":\"two\"");
      open("first-one");
      assertThat(stream.line()).startsWith("{\"type\":\"part\",\"name\":\"one\"");
      assertThat(stream.line()).startsWith("{\"type\":\"end\",\"complete\":true,\"failed\":[]");
      assertThat(stream.line()).isNull();
    }
  }

  @Test
  void events_have_an_id_to_go_on_from_and_a_last_one() throws IOException {
    String last;
    try (Open stream = new Open("streams/events", "text/event-stream")) {
      assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
      assertThat(stream.line()).isEqualTo("event: start");
      assertThat(stream.line()).contains("\"pending\":[\"one\",\"two\"]");
      open("events-two");
      assertThat(stream.line()).isEqualTo("event: part");
      last = stream.line();
      assertThat(last).startsWith("id: ");
      assertThat(stream.line()).contains("\"name\":\"two\"");
    }
    open("events-one");
    try (Open rest = new Open("streams/events", "text/event-stream", last.substring(4))) {
      List<String> lines = rest.rest();
      assertThat(lines.get(1)).contains("\"pending\":[\"one\"]");
      assertThat(lines).filteredOn(line -> line.startsWith("event:")).hasSize(3);
      assertThat(lines).contains("event: complete");
      assertThat(String.join("", lines)).contains("\"name\":\"one\"").doesNotContain("\"two\"");
    }
  }

  @Test
  void a_stream_may_be_left_for_pages_and_pages_for_a_stream() throws IOException {
    String cursor;
    try (Open stream = new Open("streams/mixed", LINES)) {
      stream.line();
      open("mixed-two");
      cursor = cursor(stream.line());
    }
    open("mixed-one");
    Page page = Page.get(application, "streams/mixed?cursor=" + cursor).answers(200);
    assertThat(page.body()).startsWith("{\"results\":[{\"one\":\"one\"}],\"cursor\":null");

    Page first = Page.get(application, "streams/plain?limit=1").answers(200);
    HttpResponse<String> rest =
        Http.get(application, "api/streams/plain?cursor=" + first.cursor(), "Accept", LINES);
    assertThat(rest.body()).contains("\"pending\":[\"b\"]").contains("\"complete\":true");
  }

  @Test
  void sequences_and_multipart_bodies_hold_the_same_frames() {
    HttpResponse<String> sequence =
        Http.get(application, "api/streams/plain", "Accept", "application/json-seq");
    assertThat(sequence.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json-seq");
    assertThat(sequence.body()).startsWith("\u001e{\"type\":\"start\"").endsWith("}\n");
    HttpResponse<String> multipart =
        Http.get(application, "api/streams/plain", "Accept", "multipart/mixed");
    assertThat(multipart.headers().firstValue("Content-Type").orElse("").replace("\"", ""))
        .startsWith("multipart/mixed")
        .contains("boundary=-");
    assertThat(multipart.body()).contains("\r\n---\r\n").endsWith("\r\n-----\r\n");
  }

  @Test
  void json_is_what_wildcards_get_and_what_is_none_of_all_is_refused() {
    for (String accept : List.of("*/*", "application/*", "application/json;q=0.5, text/*;q=0.1")) {
      HttpResponse<String> page = Http.get(application, "api/streams/plain", "Accept", accept);
      assertThat(page.headers().firstValue("Content-Type")).hasValue("application/json");
    }
    HttpResponse<String> preferred =
        Http.get(application, "api/streams/plain", "Accept", "application/json;q=0.5, " + LINES);
    assertThat(preferred.headers().firstValue("Content-Type").orElse("")).startsWith(LINES);
    Page.get(application, "streams/plain", "Accept", "image/png").answers(406);
  }

  @Test
  void a_client_that_leaves_ends_what_runs() throws IOException {
    try (Open stream = new Open("streams/left", LINES)) {
      stream.line();
    }
    long end = System.nanoTime() + 20_000_000_000L;
    while (!Page.get(application, "ran").response().body().contains("interrupted left-one")) {
      assertThat(System.nanoTime()).as("still running").isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void a_stream_with_an_end_to_its_patience_says_that_more_is_owed() {
    HttpResponse<String> stream =
        Http.get(application, "api/streams/patient", "Accept", LINES, "Prefer", "wait=1");
    List<String> frames = stream.body().lines().filter(line -> !line.isEmpty()).toList();

    assertThat(frames.get(frames.size() - 1)).startsWith("{\"type\":\"end\",\"complete\":false");
  }

  @Test
  void a_stream_whose_connection_breaks_after_any_frame_goes_on_and_delivers_each_part_once()
      throws IOException {
    for (int frames = 1; frames <= 6; frames++) {
      List<String> delivered = new ArrayList<>();
      String path = "streams/six";
      boolean complete = false;
      while (!complete) {
        try (RawStream stream = RawStream.open(application, path, LINES)) {
          String frame = stream.frame();
          for (int read = 0; read < frames && !complete; read++) {
            frame = stream.frame();
            complete = frame.startsWith("{\"type\":\"end\"");
            if (!complete) {
              delivered.add(frame.replaceAll(".*\"name\":\"(\\w+)\".*", "$1"));
            }
          }
          path = "streams/six?cursor=" + cursor(frame);
          stream.cut();
        }
      }
      assertThat(delivered)
          .as("cut after %d", frames)
          .containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
    }
  }

  @Test
  void values_are_rendered_by_the_provider_of_the_application_whichever_thread_that_is() {
    HttpResponse<String> stream = Http.get(application, "api/streams/lines", "Accept", LINES);

    assertThat(stream.body())
        .contains("\"name\":\"lazy\",\"status\":\"ok\"")
        .contains("\"data\":[{\"number\":1,\"title\":\"ü\"}]")
        .contains("\"data\":{\"number\":2,\"title\":\"ready\"}");
  }

  @Test
  void a_multipart_stream_ends_each_part_before_the_next_one_is_made() throws IOException {
    try (RawStream stream = RawStream.open(application, "streams/parted", "multipart/mixed")) {
      assertThat(stream.until("\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n"))
          .contains("200");
      assertThat(stream.until("\r\n---\r\nContent-Type")).contains("\"type\":\"start\"");
      stream.until("Heartbeat: 1\r\n");
      open("parted-two");
      assertThat(stream.until("\r\n---\r\nContent-Type")).contains("\"name\":\"two\"");
      open("parted-one");
      assertThat(stream.until("\r\n-----\r\n")).contains("\"complete\":true");
    }
  }

  @Test
  void a_head_of_a_stream_has_its_fields_and_no_body() {
    HttpResponse<String> head =
        Http.send(
            Http.request(application, "api/streams/plain", "Accept", LINES)
                .method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }
}
