package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.Reach;
import org.freshet.isr.edge.TagField;

/** An application's own edge: keeps what it is told, and how often a page had run by then. */
@Named("recording")
@ApplicationScoped
public class RecordingEdge implements EdgeCache {

  @Inject Stage stage;

  @Override
  public String name() {
    return "recording";
  }

  @Override
  public List<TagField> tagFields() {
    return List.of(TagField.of("X-Own-Tags", " ", 50));
  }

  @Override
  public Reach reach() {
    return new Reach(100, 0, 0, false, 4096);
  }

  @Override
  public PurgeResult purge(Purge purge) {
    stage.note(
        "purges",
        (purge.soft() ? "soft " : "hard ")
            + String.join(" ", purge.texts())
            + " runs="
            + stage.runs("ordered"));
    return stage.line("edge", "up").equals("down")
        ? PurgeResult.later("down", Duration.ZERO)
        : PurgeResult.done();
  }
}
