package org.freshet.isr.revalidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.Renewal.State;
import org.junit.jupiter.api.Test;

class RenewalsServiceTest {

  private final FakeClock clock = new FakeClock();
  private final RecordedQueue queue =
      new RecordedQueue() {
        @Override
        public List<Renewal> renewals() {
          return IntStream.range(0, 6)
              .mapToObj(
                  i ->
                      new Renewal(
                          "/" + i,
                          i % 2 == 0 ? State.DONE : State.PENDING,
                          1,
                          FakeClock.START,
                          null))
              .toList();
        }

        @Override
        public List<GivenUpPage> givenUp() {
          return IntStream.range(0, 5)
              .mapToObj(i -> new GivenUpPage("/" + i, "status 500", 3, FakeClock.START))
              .toList();
        }
      };
  private final RenewalsService renewals =
      new RenewalsService(
          queue,
          new RaiseRenewals(
              new FlakyGraph(clock),
              queue,
              new Visits(clock, () -> 0),
              new ManualBackground(clock),
              500));

  @Test
  void lists_are_read_page_by_page() {
    assertThat(renewals.list(State.DONE, 0, 10))
        .extracting(Renewal::target)
        .containsExactly("/0", "/2", "/4");
    assertThat(renewals.list(State.PENDING, 1, 1))
        .extracting(Renewal::target)
        .containsExactly("/3");
    assertThat(renewals.list(State.FAILED, 0, 10)).isEmpty();
    assertThat(renewals.givenUp(3, 5)).extracting(GivenUpPage::target).containsExactly("/3", "/4");
    assertThat(renewals.givenUp(9, 5)).isEmpty();
  }

  @Test
  void pages_that_are_none_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> renewals.givenUp(-1, 5))
        .withMessage("offset is -1, must not be negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> renewals.list(State.DONE, 0, 0))
        .withMessage("limit is 0, must be positive");
  }
}
