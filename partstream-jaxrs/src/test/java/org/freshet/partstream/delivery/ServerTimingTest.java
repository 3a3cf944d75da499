package org.freshet.partstream.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.freshet.essentials.api.Problem;
import org.freshet.partstream.run.PartResult;
import org.freshet.partstream.run.PartResult.Status;
import org.junit.jupiter.api.Test;

class ServerTimingTest {

  private static final byte[] JSON = {'1'};

  @Test
  void each_part_has_its_time_and_says_so_where_it_is_not_as_it_should_be() {
    List<RenderedPart> parts =
        List.of(
            new RenderedPart(
                new PartResult("meta", Status.OK, 1, null, null, 3), JSON, null, false),
            new RenderedPart(
                new PartResult("orders", Status.FAILED, null, Problem.of(500), null, 40),
                JSON,
                null,
                false),
            new RenderedPart(
                new PartResult("rate", Status.DEGRADED, 0, null, null, 7), JSON, null, false));

    assertThat(ServerTiming.of(parts))
        .isEqualTo("meta;dur=3, orders;dur=40;desc=failed, rate;dur=7;desc=degraded");
  }
}
