package org.freshet.partstream.delivery;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.partstream.cursor.Cursors;
import org.freshet.partstream.cursor.Position;
import org.freshet.partstream.plan.PlannedPart;
import org.freshet.partstream.run.Errand;
import org.freshet.partstream.run.PartResult;
import org.freshet.partstream.run.PartRunner;
import org.freshet.partstream.run.Receiver;

/**
 * Runs all that is owed and sends each part when it is there, with a cursor for what is still owed
 * then: whoever loses the connection goes on from the last frame that arrived. Thread-safe.
 */
public final class Streaming {

  private static final Logger LOG = System.getLogger(Streaming.class.getName());

  private final PartRunner runner;
  private final Cursors cursors;
  private final Audit audit;
  private final Duration heartbeat;

  /**
   * Streams of an application.
   *
   * @param heartbeat after how long without a frame a sign of life is sent
   */
  public Streaming(PartRunner runner, Cursors cursors, Audit audit, Duration heartbeat) {
    this.runner = runner;
    this.cursors = cursors;
    this.audit = audit;
    this.heartbeat = heartbeat;
  }

  /** A stream of what is owed. */
  public Answer stream(PartsRequest request, Renderer renderer, StreamFormat format) {
    StreamingOutput body = out -> new Stream(request, renderer, format, out).write();
    return new Answer(
        format.type(),
        Map.of(
            "Cache-Control", "private, no-store, no-transform",
            "X-Accel-Buffering", "no",
            "Incremental", "?1",
            "Vary", "Accept, Prefer"),
        body);
  }

  /** One stream on its way; used by the thread of its request. */
  private final class Stream implements Receiver {

    private final PartsRequest request;
    private final Renderer renderer;
    private final StreamFormat format;
    private final OutputStream out;
    private final Set<String> owed;
    private final Set<String> failed;
    private final List<String> sent = new ArrayList<>();

    private Stream(PartsRequest request, Renderer renderer, StreamFormat format, OutputStream out) {
      this.request = request;
      this.renderer = renderer;
      this.format = format;
      this.out = out;
      this.owed = new TreeSet<>(request.position().owed());
      this.failed = new TreeSet<>(request.position().failed());
    }

    private void write() {
      try {
        // Open Liberty keeps the first flush back until there is a second one.
        out.flush();
        send(Frame.start(Long.toHexString(request.plan().fingerprint()), pending()));
        runner.run(errand(), this);
        send(Frame.end(owed.isEmpty(), failed, cursor()));
        format.write(out, format.end());
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "a client left before the end of its stream", e);
      } finally {
        audit.served(request.context(), sent, request.continued());
      }
    }

    private Errand errand() {
      List<PlannedPart> parts =
          request.plan().parts().stream().filter(part -> owed.contains(part.name())).toList();
      Duration patience = request.patience();
      return new Errand(
          parts,
          failed,
          request.context(),
          patience == null ? Long.MAX_VALUE : patience.toNanos(),
          heartbeat.toNanos());
    }

    private List<String> pending() {
      return request.plan().parts().stream().map(PlannedPart::name).filter(owed::contains).toList();
    }

    private String cursor() {
      Position position = new Position(request.position().page(), owed, failed);
      return cursors.seal(request.plan(), position, request.binding(), request.rule().cursorTtl());
    }

    private void send(Frame frame) throws IOException {
      format.write(out, format.framed(frame));
    }

    @Override
    public void receive(PartResult result) throws IOException {
      RenderedPart part = renderer.render(result);
      owed.remove(part.name());
      if (part.result().isFailed()) {
        failed.add(part.name());
      }
      if (part.result().isFailure()) {
        audit.failed(request.context(), part.result());
      }
      send(Frame.of(part, cursor()));
      sent.add(part.name());
    }

    @Override
    public void idle() throws IOException {
      format.write(out, format.ping());
    }
  }
}
