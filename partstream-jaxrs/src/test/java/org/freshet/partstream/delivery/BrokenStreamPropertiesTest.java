package org.freshet.partstream.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import org.freshet.partstream.cursor.Position;
import org.freshet.partstream.plan.Plan;
import org.freshet.partstream.plan.PlannedPart;

/** What a stream delivers that breaks and goes on. */
class BrokenStreamPropertiesTest {

  private static final Pattern NAME = Pattern.compile("\"name\":\"(\\w+)\"");
  private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([A-Za-z0-9_-]+)\"");

  private static final StreamTrial TRIAL = new StreamTrial();

  @AfterContainer
  static void end() {
    TRIAL.close();
  }

  /**
   * Any plan, of parts that fail and parts that depend on one another, broken after any frame of
   * each connection, by whichever thread it is written.
   */
  @Property(tries = 200)
  void resumed_at_any_frame_it_delivers_every_part_exactly_once(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 15) Integer> parts,
      @ForAll long cuts,
      @ForAll boolean detached)
      throws Exception {
    Plan plan = plan(parts);
    Random random = new Random(cuts);
    List<String> delivered = new ArrayList<>();
    Position position = Position.start(plan);
    boolean complete = false;
    while (!complete) {
      List<String> frames = frames(plan, position, detached);
      for (String frame : frames.subList(0, 1 + random.nextInt(frames.size()))) {
        Matcher name = NAME.matcher(frame);
        if (name.find()) {
          delivered.add(name.group(1));
        }
        complete |= frame.startsWith("{\"type\":\"end\"");
        Matcher cursor = CURSOR.matcher(frame);
        if (cursor.find()) {
          position = TRIAL.cursors.open(cursor.group(1), plan, StreamTrial.BINDING);
        }
      }
    }
    assertThat(delivered)
        .containsExactlyInAnyOrderElementsOf(plan.parts().stream().map(PlannedPart::name).toList());
  }

  private static List<String> frames(Plan plan, Position position, boolean detached)
      throws Exception {
    String all =
        detached
            ? TRIAL.detached(plan, position, StreamFormat.LINES)
            : TRIAL.waited(plan, position, StreamFormat.LINES);
    return all.lines().toList();
  }

  /** Each number says whether its part fails, and on which one before it depends, if any. */
  private static Plan plan(List<Integer> numbers) {
    List<PlannedPart> parts = new ArrayList<>();
    for (int number : numbers) {
      String name = (number % 4 == 0 ? "bad" : "p") + parts.size();
      int other = number / 4;
      parts.add(
          other < parts.size()
              ? StreamTrial.part(name, parts.get(other).name())
              : StreamTrial.part(name));
    }
    return new Plan(parts);
  }
}
