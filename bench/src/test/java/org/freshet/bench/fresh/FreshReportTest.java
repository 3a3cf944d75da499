package org.freshet.bench.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.freshet.bench.fresh.Readers.Seen;
import org.junit.jupiter.api.Test;

class FreshReportTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Sightings sightings = new Sightings();

  @Test
  void late_changes_break_a_bound() {
    seen("isr; hit; ttl=300", 1);

    assertThat(report(302).isKept()).isTrue();
    assertThat(report(302.1).isKept()).isFalse();
    assertThat(report(302.1).text()).contains("BROKEN");
  }

  @Test
  void a_reader_who_waited_breaks_a_bound() {
    seen("isr; hit; ttl=-1", 1);
    assertThat(report(1).isKept()).isTrue();

    for (String waited :
        new String[] {"isr; fwd=stale; stored", "isr; fwd=uri-miss; collapsed", "none"}) {
      sightings.count();
      seen(waited, 1);
      assertThat(report(1).isKept()).as(waited).isFalse();
    }
  }

  @Test
  void a_version_is_seen_when_the_first_reader_has_it_or_a_later_one() throws Exception {
    seen("isr; hit; ttl=300", 3);
    sightings.note(new Seen(NOW.minusSeconds(1), 200, "isr; hit; ttl=1", body(3)));

    assertThat(sightings.await(2, Duration.ZERO)).isEqualTo(NOW.minusSeconds(1));
    assertThat(sightings.await(4, Duration.ZERO)).isNull();
  }

  @Test
  void a_reader_without_a_page_ends_the_run() {
    sightings.note(new Seen(NOW, 503, "none", ""));

    assertThatThrownBy(() -> sightings.await(1, Duration.ofSeconds(9)))
        .hasMessageContaining("status 503");
  }

  private void seen(String cacheStatus, int version) {
    sightings.note(new Seen(NOW, 200, cacheStatus, body(version)));
  }

  private static String body(int version) {
    return "{\"title\":\"Version-" + version + "\"}";
  }

  private FreshReport report(double delay) {
    Delays fresh = new Delays();
    fresh.add(delay);
    Delays renders = new Delays();
    renders.add(2);
    return new FreshReport("server", fresh, renders, sightings);
  }
}
