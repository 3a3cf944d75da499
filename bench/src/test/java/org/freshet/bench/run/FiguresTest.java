package org.freshet.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void medianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
    assertThat(Figures.median(9, 1, 5)).isEqualTo(5);
    assertThat(Figures.median(9, 1, 5, 7)).isEqualTo(6);
  }

  @Test
  void roundIsPerRequestAndPerSecond() {
    Round round = new Round(1000, Duration.ofMillis(500), Duration.ofMillis(20));

    assertThat(round.cpuMicros()).isEqualTo(20);
    assertThat(round.perSecond()).isEqualTo(2000);
  }

  @Test
  void rowsAreComparedWithinARound() {
    Figures<Row> figures = figures(new int[] {10, 100, 20}, new int[] {20, 150, 60});

    // Of the medians it would be 60 / 20.
    assertThat(figures.ratio(Row.FRONT, Row.LIMIT)).isCloseTo(2, within(1e-9));
    assertThat(figures.median(Row.FRONT, Round::cpuMicros)).isEqualTo(60);
  }

  @Test
  void boundIsKeptUpToItsRatio() {
    Bound bound = new Bound("front hit / limit", Row.FRONT, Row.LIMIT, 1.5, 1.15);

    assertThat(bound.verdict(figures(new int[] {100}, new int[] {112})))
        .isEqualTo("front hit / limit = 1.12 (bound 1.50, aim 1.15): within");
    assertThat(bound.isKept(figures(new int[] {100}, new int[] {150}))).isTrue();
    assertThat(bound.isKept(figures(new int[] {100}, new int[] {151}))).isFalse();
  }

  private static Figures<Row> figures(int[] limit, int[] front) {
    Figures<Row> figures = new Figures<>();
    for (int i = 0; i < limit.length; i++) {
      figures.add(Row.LIMIT, round(limit[i]));
      figures.add(Row.FRONT, round(front[i]));
    }
    return figures;
  }

  private static Round round(int cpuMicros) {
    return new Round(1000, Duration.ofSeconds(1), Duration.ofMillis(cpuMicros));
  }
}
