package org.freshet.partstream.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.freshet.essentials.seal.KeyRing;
import org.freshet.partstream.cursor.Cursors;
import org.junit.jupiter.api.Test;

class CursorTrialTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void cursors_that_can_be_sealed_and_opened_are_up() {
    assertThat(new CursorTrial(new Cursors(KeyRing.random(), 1024, () -> NOW)).outcome())
        .isEqualTo("up");
  }

  @Test
  void what_cannot_be_opened_is_told_by_its_class_alone() {
    assertThat(new CursorTrial(new Cursors(KeyRing.random(), 60, () -> NOW)).outcome())
        .isEqualTo("failing: RejectedCursorException");
    Iterator<Instant> jump = List.of(NOW, NOW.plusSeconds(3600)).iterator();
    assertThat(new CursorTrial(new Cursors(KeyRing.random(), 1024, jump::next)).outcome())
        .isEqualTo("failing: RejectedCursorException");
  }
}
