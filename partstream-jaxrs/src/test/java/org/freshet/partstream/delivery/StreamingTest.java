package org.freshet.partstream.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.freshet.partstream.delivery.StreamTrial.part;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.freshet.partstream.cursor.Position;
import org.freshet.partstream.plan.Plan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamingTest {

  private final StreamTrial trial = new StreamTrial();

  @AfterEach
  void end() {
    trial.close();
  }

  private static String plain(String text) {
    return text.replaceAll("\"ms\":\\d+", "\"ms\":0")
        .replaceAll("\"plan\":\"[0-9a-f]+\"", "\"plan\":\"P\"")
        .replaceAll("\"trace\":\"[0-9a-f]{32}\"", "\"trace\":\"X\"")
        .replaceAll(",\"etag\":\"\\\\\"[a-z]+:[\\w-]{20}\\\\\"\"", "")
        .replaceAll("(\"cursor\":\"|id: )[A-Za-z0-9_-]{60,}", "$1C");
  }

  @Test
  void lines_begin_with_what_is_owed_and_end_with_an_end() throws Exception {
    Plan plan = new Plan(List.of(part("a"), part("b", "a")));

    assertThat(plain(trial.waited(plan, Position.start(plan), StreamFormat.LINES)))
        .isEqualTo(
            """
            {"type":"start","plan":"P","pending":["a","b"]}
            {"type":"part","name":"a","status":"ok","ms":0,"data":"line\\none of a","cursor":"C"}
            {"type":"part","name":"b","status":"ok","ms":0,"data":"line\\none of b","cursor":"C"}
            {"type":"end","complete":true,"failed":[],"cursor":"C"}
            """);
  }

  @Test
  void what_fails_and_what_is_skipped_have_frames_of_their_own() throws Exception {
    Plan plan = new Plan(List.of(part("bad"), part("b", "bad")));

    assertThat(plain(trial.waited(plan, Position.start(plan), StreamFormat.EVENTS)))
        .isEqualTo(
            """
            event: start
            data: {"type":"start","plan":"P","pending":["bad","b"]}

            event: failed
            id: C
            data: {"type":"error","name":"bad","status":"failed","ms":0,"problem":{"type":"about:blank","title":"Internal Server Error","status":500,"trace":"X"},"cursor":"C"}

            event: skipped
            id: C
            data: {"type":"skipped","name":"b","status":"skipped","ms":0,"problem":{"type":"about:blank","title":"Failed Dependency","status":424,"detail":"A part that this one depends on failed.","cause":"bad"},"cursor":"C"}

            event: complete
            id: C
            data: {"type":"end","complete":true,"failed":["b","bad"],"cursor":"C"}

            """);
  }

  @Test
  void sequences_and_multipart_bodies_hold_the_same() throws Exception {
    Plan plan = new Plan(List.of(part("a")));

    assertThat(plain(trial.waited(plan, Position.start(plan), StreamFormat.SEQUENCE)))
        .startsWith("\u001e{\"type\":\"start\"")
        .contains("\n\u001e{\"type\":\"part\",\"name\":\"a\"")
        .endsWith("\n\u001e{\"type\":\"end\",\"complete\":true,\"failed\":[],\"cursor\":\"C\"}\n");
    assertThat(plain(trial.waited(plan, Position.start(plan), StreamFormat.MULTIPART)))
        .startsWith(
            "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"type\":\"start\"")
        .endsWith("\"complete\":true,\"failed\":[],\"cursor\":\"C\"}\r\n-----\r\n");
  }

  @Test
  void what_nobody_waits_for_is_the_same_and_leaves_its_seat() throws Exception {
    Plan plan = new Plan(List.of(part("a"), part("b", "a"), part("bad", "b")));

    for (StreamFormat format : StreamFormat.values()) {
      assertThat(plain(trial.detached(plan, Position.start(plan), format)))
          .isEqualTo(plain(trial.waited(plan, Position.start(plan), format)));
    }
    long end = System.nanoTime() + 20_000_000_000L;
    while (trial.open.count() > 0) {
      assertThat(System.nanoTime()).as("still open").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
