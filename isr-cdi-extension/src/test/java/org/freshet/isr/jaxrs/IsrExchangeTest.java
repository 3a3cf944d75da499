package org.freshet.isr.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.freshet.isr.meter.Outcome;
import org.freshet.isr.policy.RequestDecision;
import org.freshet.isr.serve.Entry;
import org.freshet.isr.serve.SingleFlight;
import org.freshet.isr.serve.SingleFlight.Boarding;
import org.freshet.isr.serve.SingleFlight.Landing;
import org.freshet.isr.tags.Sequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsrExchangeTest {

  private static final Duration AT_ONCE = Duration.ofNanos(1);

  private final Entry entry = new Entry(new Sequence(1, 7));
  private final IsrExchange exchange = Exchanges.exchange(entry);
  private final SingleFlight flights = new SingleFlight();

  @Test
  void an_exchange_begins_with_nothing_known() {
    assertThat(exchange.decision).isEqualTo(RequestDecision.CACHE);
    assertThat(exchange.key).isEmpty();
    assertThat(exchange.production.tags()).isEmpty();
    assertThat(exchange.production.refusal()).isNull();
    assertThat(exchange.production.pin()).isEqualTo(entry.pin());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "If-Match",
        "if-none-match",
        "IF-MODIFIED-SINCE",
        "If-Unmodified-Since",
        "If-Range",
        "Range"
      })
  void conditions_are_about_what_the_client_has(String name) {
    assertThat(IsrExchange.isCondition(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept", "If", "Accept-Ranges", "Cache-Control", ""})
  void other_fields_are_no_conditions(String name) {
    assertThat(IsrExchange.isCondition(name)).isFalse();
  }

  @Test
  void conditions_are_kept_whatever_their_case() {
    exchange.keepCondition("If-None-Match", "\"a\"");

    assertThat(exchange.condition("if-none-match")).isEqualTo("\"a\"");
    assertThat(exchange.condition("IF-NONE-MATCH")).isEqualTo("\"a\"");
    assertThat(exchange.condition("If-Match")).isNull();
  }

  @Test
  void the_resource_owns_the_headers_it_set_and_the_type() {
    exchange.ownHeaders(Set.of("X-Price"));

    assertThat(exchange.isOwn("x-price")).isTrue();
    assertThat(exchange.isOwn("content-type")).isTrue();
    assertThat(exchange.isOwn("X-Powered-By")).isFalse();
  }

  @Test
  void an_exchange_that_leads_lands_its_flight() {
    Boarding leader = flights.board("a", new Sequence(1, 7));
    exchange.leads(leader.flight());
    exchange.land(Landing.STORED);
    exchange.land(Landing.FAILED);

    assertThat(leader.flight().await(AT_ONCE)).isEqualTo(Landing.STORED);
  }

  @Test
  void a_flight_that_was_left_in_the_air_ends_with_the_request() {
    Boarding leader = flights.board("a", new Sequence(1, 7));
    exchange.leads(leader.flight());
    entry.ended();

    assertThat(leader.flight().await(AT_ONCE)).isEqualTo(Landing.NOT_SHARED);
  }

  @Test
  void an_exchange_that_does_not_lead_has_nothing_to_land() {
    Boarding other = flights.board("a", new Sequence(1, 7));
    exchange.land(Landing.STORED);

    assertThat(other.flight().await(AT_ONCE)).isEqualTo(Landing.OVERDUE);
  }

  @Test
  void is_counted_once() {
    IsrExchange exchange = Exchanges.exchange();

    exchange.meter.answered(Outcome.STALE_IF_ERROR);
    exchange.countNotStored("status");

    assertThat(exchange.meter.route().count(Outcome.STALE_IF_ERROR)).isEqualTo(1);
    assertThat(exchange.meter.route().count(Outcome.NOT_STORED)).isZero();
  }

  @Test
  void is_not_counted_as_a_visit_if_it_renews() {
    IsrExchange exchange = Exchanges.exchange(Exchanges.entry(null, true));

    exchange.meter.answered(Outcome.STORED);

    assertThat(exchange.meter.route().count(Outcome.STORED)).isZero();
  }

  @Test
  void that_is_not_for_the_cache_is_counted_as_bypassing_it() {
    IsrExchange exchange = Exchanges.exchange();
    exchange.decision = RequestDecision.BODY;

    exchange.countNotStored("request");

    assertThat(exchange.meter.route().count(Outcome.BYPASS)).isEqualTo(1);
    assertThat(exchange.meter.route().count(Outcome.NOT_STORED)).isZero();
  }
}
