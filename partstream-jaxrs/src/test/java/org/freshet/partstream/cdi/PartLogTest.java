package org.freshet.partstream.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.freshet.partstream.api.CursorRejected;
import org.freshet.partstream.api.CursorRejected.Reason;
import org.freshet.partstream.api.PartFailed;
import org.freshet.partstream.api.PartsServed;
import org.junit.jupiter.api.Test;

class PartLogTest {

  @Test
  void one_line_says_what_happened_and_nothing_of_what_was_thrown() {
    assertThat(PartLog.line(new PartsServed("/d", "ada", List.of("a", "b"), true)))
        .isEqualTo("served /d [a, b] continued user=\"ada\"");
    assertThat(PartLog.line(new PartsServed("/d", null, List.of(), false)))
        .isEqualTo("served /d []");
    assertThat(
            PartLog.line(
                new PartFailed("/d", "a", 500, new IllegalStateException("hunter2"), false)))
        .isEqualTo("failed /d a 500");
    assertThat(PartLog.line(new PartFailed("/d", "a", 200, null, true)))
        .isEqualTo("failed /d a replaced");
    assertThat(PartLog.line(new CursorRejected("/d", null, Reason.EXPIRED)))
        .isEqualTo("rejected /d EXPIRED");
  }

  @Test
  void a_name_of_a_user_does_not_look_like_a_line_of_its_own() {
    assertThat(PartLog.line(new CursorRejected("/d", "a\"\nrejected /x", Reason.FOREIGN)))
        .isEqualTo("rejected /d FOREIGN user=\"a''rejected /x\"");
  }
}
