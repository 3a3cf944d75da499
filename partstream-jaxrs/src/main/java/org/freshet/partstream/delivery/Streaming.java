package org.freshet.partstream.delivery;

import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import java.util.concurrent.Executor;
import org.freshet.partstream.cursor.Cursors;
import org.freshet.partstream.run.PartRunner;
import org.freshet.partstream.stream.Connection;
import org.freshet.partstream.stream.OpenStreams;
import org.freshet.partstream.stream.Pace;
import org.freshet.partstream.stream.StreamsFullException;

/**
 * Runs all that is owed and sends each part when it is there, with a cursor for what is still owed
 * then: whoever loses the connection goes on from the last frame that arrived. Thread-safe.
 */
public final class Streaming {

  final PartRunner runner;
  final Cursors cursors;
  final Audit audit;
  final Pace pace;
  final Executor aside;
  private final OpenStreams open;

  /**
   * Streams of an application.
   *
   * @param open how many there are
   * @param pace what they do while nothing happens
   * @param aside runs what a server may take its time for
   */
  public Streaming(
      PartRunner runner,
      Cursors cursors,
      Audit audit,
      OpenStreams open,
      Pace pace,
      Executor aside) {
    this.runner = runner;
    this.cursors = cursors;
    this.audit = audit;
    this.open = open;
    this.pace = pace;
    this.aside = aside;
  }

  /**
   * A stream of what is owed.
   *
   * @param caller who counts its open streams
   * @throws StreamsFullException if no more may be open
   */
  public Answer stream(
      PartsRequest request,
      Renderer renderer,
      StreamFormat format,
      Connection connection,
      String caller)
      throws StreamsFullException {
    OpenStreams.Seat seat = open.take(caller);
    StreamingOutput body =
        out -> new PartsStream(this, request, renderer, format, seat).write(out, connection);
    return answer(format, body);
  }

  /** What is said of a stream to whoever asks for its fields alone. */
  public Answer head(StreamFormat format) {
    return answer(format, new byte[0]);
  }

  private static Answer answer(StreamFormat format, Object body) {
    return new Answer(
        format.type(),
        Map.of(
            "Cache-Control", "private, no-store, no-transform",
            "X-Accel-Buffering", "no",
            "Incremental", "?1",
            "Vary", "Accept, Prefer"),
        body);
  }
}
