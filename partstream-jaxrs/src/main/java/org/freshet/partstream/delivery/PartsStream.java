package org.freshet.partstream.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.partstream.config.Codes;
import org.freshet.partstream.cursor.Position;
import org.freshet.partstream.plan.PlannedPart;
import org.freshet.partstream.run.Errand;
import org.freshet.partstream.run.Flight;
import org.freshet.partstream.run.PartResult;
import org.freshet.partstream.run.Receiver;
import org.freshet.partstream.stream.Connection;
import org.freshet.partstream.stream.Line;
import org.freshet.partstream.stream.LineEvents;
import org.freshet.partstream.stream.OpenStreams;
import org.jspecify.annotations.Nullable;

/**
 * One stream on its way: used by one thread after the other, but for what its line and its seat
 * say, which comes on any.
 */
final class PartsStream implements Receiver, Flight.Landing, LineEvents, OpenStreams.Guest {

  private static final Logger LOG = System.getLogger(PartsStream.class.getName());

  private final Streaming streams;
  private final PartsRequest request;
  private final Renderer renderer;
  private final StreamFormat format;
  private final OpenStreams.Seat seat;
  private final byte[] ping;
  private final Set<String> owed;
  private final Set<String> failed;
  private final List<String> sent = new ArrayList<>();
  private final Flight flight;
  private volatile @Nullable Line line;

  PartsStream(
      Streaming streams,
      PartsRequest request,
      Renderer renderer,
      StreamFormat format,
      OpenStreams.Seat seat) {
    this.streams = streams;
    this.request = request;
    this.renderer = renderer;
    this.format = format;
    this.seat = seat;
    this.ping = bytes(format.ping());
    this.owed = new TreeSet<>(request.position().owed());
    this.failed = new TreeSet<>(request.position().failed());
    this.flight = streams.runner.flight(errand(), this, this);
  }

  /** Sends it, on the thread of the request as long as it has to be that one. */
  void write(OutputStream out, Connection connection) throws IOException {
    if (!seat.sit(this)) {
      throw new IOException("the response was not written in time");
    }
    // Open Liberty keeps the first flush back until there is a second one.
    out.flush();
    Line taken = connection.line(out, this, streams.pace, streams.aside);
    line = taken;
    taken.send(bytes(format.opening()));
    if (taken.isDetached()) {
      taken.send(bytes(format.framed(start())));
      flight.begin();
    } else {
      wait(taken);
    }
  }

  private void wait(Line taken) {
    try {
      taken.send(bytes(format.framed(start())));
      streams.runner.run(errand(), this);
      finish(taken);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a client left before the end of its stream", e);
    } finally {
      seat.free();
      served();
    }
  }

  private Frame start() {
    return Frame.start(Long.toHexString(request.plan().fingerprint()), pending());
  }

  private void finish(Line taken) throws IOException {
    taken.send(bytes(format.framed(Frame.end(owed.isEmpty(), failed, cursor()))));
    taken.end();
  }

  private void served() {
    streams.audit.served(request.context(), List.copyOf(sent), request.continued());
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
        streams.pace.heartbeat().toNanos());
  }

  private List<String> pending() {
    return request.plan().parts().stream().map(PlannedPart::name).filter(owed::contains).toList();
  }

  private String cursor() {
    Position position = new Position(request.position().page(), owed, failed);
    return streams.cursors.seal(
        request.plan(), position, request.binding(), request.rule().cursorTtl());
  }

  @Override
  public void receive(PartResult result) throws IOException {
    RenderedPart part = renderer.render(result);
    owed.remove(part.name());
    if (part.result().isFailed()) {
      failed.add(part.name());
    }
    if (part.result().isFailure()) {
      streams.audit.failed(request.context(), part.result());
    }
    send(bytes(format.framed(Frame.of(part, cursor()))));
    sent.add(part.name());
  }

  @Override
  public void idle() throws IOException {
    send(ping);
  }

  @Override
  public boolean isTakingMore() {
    Line known = line;
    return known == null || known.isTakingMore();
  }

  @Override
  public void arrived() throws IOException {
    Line known = line;
    if (known != null) {
      finish(known);
    }
    served();
  }

  @Override
  public void lost(@Nullable Throwable why) {
    Line known = line;
    if (why != null && !(why instanceof IOException)) {
      LOG.log(Level.ERROR, Codes.BROKEN + ": a stream could not go on", why);
    }
    if (known != null) {
      known.abandon();
    }
    served();
  }

  @Override
  public void room() {
    flight.wakeElsewhere();
  }

  @Override
  public void over(@Nullable Throwable failure) {
    seat.free();
    if (failure != null) {
      LOG.log(Level.DEBUG, "a client left before the end of its stream", failure);
      flight.cancel();
    }
  }

  @Override
  public void beat() {
    Line known = line;
    if (known != null) {
      known.beat(ping);
    }
    flight.beat();
  }

  @Override
  public void leave() {
    Line known = line;
    if (known != null && known.isDetached()) {
      known.abandon();
      flight.cancel();
    }
    seat.free();
  }

  private void send(byte[] bytes) throws IOException {
    Line known = line;
    if (known != null) {
      known.send(bytes);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
