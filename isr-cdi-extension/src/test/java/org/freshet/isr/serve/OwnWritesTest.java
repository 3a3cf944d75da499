package org.freshet.isr.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.isr.FakeClock;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.http.WriteMarker;
import org.freshet.isr.tags.OwnRaises;
import org.freshet.isr.tags.Sequence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnWritesTest {

  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private static final Sequence RAISE = new Sequence(1, 8);

  private final FakeClock clock = new FakeClock();
  private final OwnWrites writes = writes("isr.read-your-writes", "true");
  private final Entry entry = new Entry(new Sequence(1, 7));

  private OwnWrites writes(String... settings) {
    return new OwnWrites(new WriteMarker(KEY), clock, FakeConfig.settings(settings));
  }

  private String pair(Sequence raise) {
    return new WriteMarker(KEY).set(raise, "/shop", false, clock.instant()).split(";", 2)[0];
  }

  @AfterEach
  void leave() {
    OwnRaises.set(null);
  }

  @Test
  void who_raised_something_gets_a_marker_once() {
    writes.begin(entry, null);
    assertThat(writes.toHandOver(entry, "/shop", false)).isNull();
    OwnRaises.note(RAISE);

    assertThat(writes.toHandOver(entry, "/shop", false)).startsWith(pair(RAISE));
    assertThat(writes.toHandOver(entry, "/shop", false)).isNull();
    assertThat(entry.isCookieSet()).isTrue();
  }

  @Test
  void who_goes_on_raising_gets_a_marker_of_that() {
    writes.begin(entry, null);
    OwnRaises.note(RAISE);
    writes.toHandOver(entry, "/shop", false);
    OwnRaises.note(new Sequence(1, 9));

    assertThat(writes.toHandOver(entry, "/shop", false)).startsWith(pair(new Sequence(1, 9)));
  }

  @Test
  void who_brings_a_marker_gets_nothing_older() {
    writes.begin(entry, writes.notBefore(pair(RAISE), "/shop"));

    assertThat(entry.mayGet(new Sequence(1, 7))).isFalse();
    assertThat(entry.mayGet(RAISE)).isTrue();
    assertThat(entry.mayGet(new Sequence(2, 9))).as("of another generation").isFalse();
  }

  @Test
  void who_brings_none_or_a_forged_one_gets_what_there_is() {
    writes.begin(entry, writes.notBefore(pair(RAISE) + "x", "/shop"));

    assertThat(entry.mayGet(new Sequence(1, 0))).isTrue();
    assertThat(entry.mayGet(new Sequence(2, 0))).isTrue();
  }

  @Test
  void what_is_raised_later_on_the_thread_is_not_theirs() {
    writes.begin(entry, null);
    writes.end();
    OwnRaises.note(RAISE);

    assertThat(writes.toHandOver(entry, "/shop", false)).isNull();
  }

  @Test
  void a_renewal_is_no_visitor() {
    writes.begin(entry, null);
    entry.located("https://shop.example", true);
    OwnRaises.note(RAISE);

    assertThat(writes.toHandOver(entry, "/shop", false)).isNull();
  }

  @Test
  void the_marker_is_secure_where_visitors_come_by_tls() {
    OwnWrites behind =
        writes("isr.read-your-writes", "true", "isr.public-base", "https://shop.example");
    behind.begin(entry, null);
    OwnRaises.note(RAISE);

    assertThat(behind.toHandOver(entry, "/shop", false)).endsWith("; Secure");
    OwnRaises.note(new Sequence(1, 9));
    assertThat(writes.toHandOver(entry, "/shop", true)).endsWith("; Secure");
    OwnRaises.note(new Sequence(1, 10));
    assertThat(writes.toHandOver(entry, "/shop", false)).endsWith("; SameSite=Lax");
  }

  @Test
  void by_default_nobody_gets_one_and_none_counts() {
    OwnWrites off = writes();
    off.begin(entry, off.notBefore(pair(RAISE), "/shop"));
    OwnRaises.note(RAISE);

    assertThat(off.areShown()).isFalse();
    assertThat(off.toHandOver(entry, "/shop", false)).isNull();
    assertThat(entry.mayGet(new Sequence(1, 0))).isTrue();
  }
}
