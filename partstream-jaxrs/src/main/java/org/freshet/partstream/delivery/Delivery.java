package org.freshet.partstream.delivery;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.partstream.config.PartStreamSettings;
import org.freshet.partstream.cursor.Cursors;
import org.freshet.partstream.cursor.Position;
import org.freshet.partstream.plan.PlannedPart;
import org.freshet.partstream.run.Errand;
import org.freshet.partstream.run.PartRunner;
import org.jspecify.annotations.Nullable;

/** Runs what a request asks for and makes one JSON document of it. Thread-safe. */
public final class Delivery {

  private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();

  private final PartRunner runner;
  private final Cursors cursors;
  private final Audit audit;
  private final PartStreamSettings settings;
  private final InstantSource clock;

  /** Delivery in an application. */
  public Delivery(
      PartRunner runner,
      Cursors cursors,
      Audit audit,
      PartStreamSettings settings,
      InstantSource clock) {
    this.runner = runner;
    this.cursors = cursors;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  /** The next page: some of what is owed, and a cursor for the rest. */
  public Answer page(PartsRequest request, Renderer renderer) throws IOException {
    List<PlannedPart> chunk =
        request.plan().parts().stream()
            .filter(part -> request.position().owed().contains(part.name()))
            .limit(request.limit())
            .toList();
    Map<String, RenderedPart> made = made(request, chunk, renderer, budget(request.patience()));
    Position next = after(request.position(), made);
    Sharing sharing = isForEverybody(chunk, made) ? request.sharing() : null;
    if (sharing != null && made.values().stream().anyMatch(part -> part.result().isFailure())) {
      sharing.degrade().run();
    }
    String cursor = next.isEnd() ? null : cursor(request, next, sharing);
    Map<String, String> fields = fields(request, cursor, sharing);
    List<RenderedPart> inOrder = inOrder(chunk, made);
    audit.served(request.context(), names(inOrder), request.continued());
    time(inOrder, fields);
    return Answer.json(new PageText(request, next, inOrder, cursor, now()).text(), fields);
  }

  private static boolean isForEverybody(List<PlannedPart> chunk, Map<String, RenderedPart> made) {
    return made.size() == chunk.size()
        && made.values().stream().allMatch(RenderedPart::isForEverybody);
  }

  /** One that others get too is good for them as long as for whoever gets it first. */
  private String cursor(PartsRequest request, Position next, @Nullable Sharing sharing) {
    Duration ttl = request.rule().cursorTtl();
    return sharing == null
        ? cursors.seal(request.plan(), next, request.binding(), ttl)
        : cursors.seal(
            request.plan(), next, request.binding().forAnybody(), ttl.plus(sharing.retention()));
  }

  private static Map<String, String> fields(
      PartsRequest request, @Nullable String cursor, @Nullable Sharing sharing) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (sharing == null) {
      fields.put("Cache-Control", Answer.NOT_SHARED);
    }
    fields.put("Vary", sharing == null ? "Accept, Prefer" : "Accept");
    if (cursor != null) {
      fields.put("Link", "<" + request.next(cursor) + ">; rel=\"next\"");
    }
    Duration patience = request.patience();
    if (patience != null) {
      fields.put("Preference-Applied", "wait=" + patience.toSeconds());
    }
    return fields;
  }

  /** Some parts by their names, with what they depend on. */
  public Answer byKeys(PartsRequest request, Set<String> keys, Renderer renderer)
      throws IOException {
    List<PlannedPart> chunk = request.plan().withDependencies(keys);
    Map<String, RenderedPart> made = made(request, chunk, renderer, Long.MAX_VALUE);
    List<RenderedPart> inOrder = inOrder(chunk, made);
    audit.served(request.context(), names(inOrder), false);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Cache-Control", Answer.NOT_SHARED);
    time(inOrder, fields);
    return Answer.json(KeysText.of(inOrder, keys, now()), fields);
  }

  /** Which parts there are. */
  public Answer manifest(PartsRequest request) {
    return Answer.json(ManifestText.of(request, now()), Map.of("Cache-Control", Answer.NOT_SHARED));
  }

  private Map<String, RenderedPart> made(
      PartsRequest request, List<PlannedPart> parts, Renderer renderer, long budget)
      throws IOException {
    Map<String, RenderedPart> made = new LinkedHashMap<>();
    runner.run(
        new Errand(parts, request.position().failed(), request.context(), budget, IDLE_NANOS),
        result -> {
          RenderedPart part = renderer.render(result);
          made.put(part.name(), part);
          if (part.result().isFailure()) {
            audit.failed(request.context(), part.result());
          }
        });
    return made;
  }

  /** The shorter of what the client and what the settings want. */
  private long budget(@Nullable Duration wait) {
    Duration set = settings.budget();
    if (wait == null) {
      return set == null ? Long.MAX_VALUE : set.toNanos();
    }
    return set == null || wait.compareTo(set) < 0 ? wait.toNanos() : set.toNanos();
  }

  private static Position after(Position before, Map<String, RenderedPart> made) {
    Set<String> owed = new TreeSet<>(before.owed());
    Set<String> failed = new TreeSet<>(before.failed());
    made.values()
        .forEach(
            part -> {
              owed.remove(part.name());
              if (part.result().isFailed()) {
                failed.add(part.name());
              }
            });
    return new Position(before.page() + 1, owed, failed);
  }

  private static List<RenderedPart> inOrder(
      List<PlannedPart> parts, Map<String, RenderedPart> made) {
    List<RenderedPart> inOrder = new ArrayList<>();
    for (PlannedPart part : parts) {
      RenderedPart one = made.get(part.name());
      if (one != null) {
        inOrder.add(one);
      }
    }
    return inOrder;
  }

  /** In development only: how long something takes is the business of whoever owns it. */
  private void time(List<RenderedPart> parts, Map<String, String> fields) {
    if (settings.development() && !parts.isEmpty()) {
      fields.put(ServerTiming.NAME, ServerTiming.of(parts));
    }
  }

  private static List<String> names(List<RenderedPart> parts) {
    return parts.stream().map(RenderedPart::name).toList();
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
