package org.freshet.partstream.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.api.PartSize;
import org.freshet.partstream.cache.Made;
import org.freshet.partstream.cache.PartCache;
import org.freshet.partstream.config.Keeping;
import org.freshet.partstream.plan.Access;
import org.freshet.partstream.plan.PartCall;
import org.freshet.partstream.plan.Plan;
import org.freshet.partstream.plan.PlannedPart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptCallsTest {

  private static final Keeping OWN = new Keeping(Duration.ofSeconds(10), Duration.ZERO, false);
  private static final Keeping SHARED = new Keeping(Duration.ofSeconds(10), Duration.ZERO, true);

  private final PartCache cache =
      PartCache.inMemory(100, Duration.ofSeconds(20), 1, Runnable::run, () -> 0);
  private final KeptCalls calls = new KeptCalls(work -> work.call());
  private final AtomicInteger runs = new AtomicInteger();

  private static PartContext context(@Nullable String user) {
    return new PartContext(
        user,
        Set.of("staff"),
        URI.create("http://shop.example/d?x=1"),
        Map.of("id", List.of("7")),
        Map.of("x", List.of("1")),
        Map.of("Accept-Language", List.of("de")),
        List.of(Locale.GERMAN));
  }

  private static PlannedPart part(Keeping keeping, boolean goesOn, boolean ready, PartCall call) {
    return new PlannedPart(
        "rows",
        List.of(),
        Access.ALL,
        null,
        call,
        null,
        goesOn,
        keeping,
        new PlannedPart.Description(PartSize.SMALL, ready, "", 0));
  }

  private PlannedPart through(PlannedPart part, @Nullable String user, @Nullable Duration ttl) {
    KeptCalls.Caller caller =
        new KeptCalls.Caller(cache.begin(), "com.acme.Reports", () -> "a1", user, ttl);
    return calls.through(new Plan(List.of(part)), caller).parts().get(0);
  }

  private Made made(Keeping keeping, @Nullable String user, PartCall reading) throws Exception {
    PlannedPart part =
        through(
            part(
                keeping,
                false,
                false,
                context -> {
                  reading.make(context);
                  return runs.incrementAndGet();
                }),
            user,
            null);
    return Made.of(part.call().make(context(user)));
  }

  private Object value(Keeping keeping, @Nullable String user, PartCall reading) throws Exception {
    return String.valueOf(made(keeping, user, reading).value());
  }

  @Test
  void a_value_is_kept_for_its_user_alone() throws Exception {
    assertThat(value(OWN, "ada", context -> context.path("id"))).isEqualTo("1");
    assertThat(value(OWN, "ben", context -> context.query("x"))).isEqualTo("2");
    assertThat(value(OWN, "ada", context -> context.uri())).isEqualTo("1");
    assertThat(made(OWN, "ada", context -> null).marks().personal()).isTrue();
  }

  @Test
  void for_somebody_unknown_nothing_is_kept_unless_it_is_shared() throws Exception {
    assertThat(value(OWN, null, context -> null)).isEqualTo("1");
    assertThat(value(OWN, null, context -> null)).isEqualTo("2");
    assertThat(value(SHARED, null, context -> null)).isEqualTo("3");
    assertThat(value(SHARED, "ada", context -> null)).isEqualTo("3");
    assertThat(made(SHARED, null, context -> null).marks().personal()).isFalse();
  }

  @Test
  void a_shared_value_that_was_made_of_who_asked_is_given_to_nobody_else() throws Exception {
    assertThat(value(SHARED, "ada", PartContext::user)).isEqualTo("1");
    assertThat(value(SHARED, "ben", PartContext::roles)).isEqualTo("2");
    assertThat(made(SHARED, "ben", PartContext::user).marks().personal()).isTrue();
    assertThat(value(OWN, "ada", PartContext::user)).isEqualTo("4");
    assertThat(value(OWN, "ada", PartContext::user)).isEqualTo("4");
  }

  @Test
  void a_value_that_was_made_of_fields_is_not_kept_at_all() throws Exception {
    assertThat(value(OWN, "ada", context -> context.header("Accept-Language"))).isEqualTo("1");
    assertThat(value(OWN, "ada", PartContext::locales)).isEqualTo("2");
    assertThat(value(SHARED, "ada", PartContext::headers)).isEqualTo("3");
    assertThat(value(SHARED, "ada", context -> null)).isEqualTo("4");
  }

  @Test
  void a_part_that_is_not_kept_and_reads_who_asks_is_personal() throws Exception {
    assertThat(made(Keeping.UNSAID, "ada", PartContext::user).marks().personal()).isTrue();
    assertThat(made(Keeping.UNSAID, null, PartContext::locales).marks().personal()).isTrue();
    assertThat(made(Keeping.UNSAID, "ada", PartContext::uri).marks().personal()).isFalse();
  }

  @Test
  void the_default_is_for_those_who_say_nothing_and_have_no_interceptor_that_keeps()
      throws Exception {
    Duration ttl = Duration.ofSeconds(10);
    PartCall counted = context -> runs.incrementAndGet();

    assertThat(through(part(Keeping.UNSAID, false, false, counted), "ada", ttl).goesOn()).isTrue();
    assertThat(through(part(Keeping.UNSAID, false, false, counted), null, ttl).goesOn()).isFalse();
    assertThat(through(part(Keeping.NOTHING, false, false, counted), "ada", ttl).goesOn())
        .isFalse();
    for (int i = 1; i <= 2; i++) {
      PlannedPart intercepted = through(part(Keeping.UNSAID, true, false, counted), "ada", ttl);
      assertThat(Made.of(intercepted.call().make(context("ada"))).value()).isEqualTo(i);
      assertThat(intercepted.goesOn()).isTrue();
    }
  }

  @Test
  void a_value_that_is_there_already_is_left_alone() {
    PlannedPart ready = part(Keeping.UNSAID, false, true, context -> 1);

    assertThat(through(ready, "ada", Duration.ofSeconds(10))).isSameAs(ready);
  }
}
