package org.freshet.isr.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.isr.policy.RequestDecision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TellingTest {

  private final Telling production = new Telling(false);
  private final Telling development = new Telling(true);

  private static IsrExchange exchange(boolean isWarmUp) {
    IsrExchange exchange = Exchanges.exchange(Exchanges.entry(null, isWarmUp));
    exchange.key = "the key";
    return exchange;
  }

  @Test
  void production_tells_what_the_cache_did_and_no_more() {
    assertThat(production.hit(12, "the key", "resource")).isEqualTo("isr; hit; ttl=12");
    assertThat(production.collapsed("the key")).isEqualTo("isr; fwd=uri-miss; collapsed");
    assertThat(production.stored(exchange(false))).isEqualTo("isr; fwd=uri-miss; stored");
    assertThat(production.forwarded(exchange(false), "session")).isEqualTo("isr; fwd=uri-miss");
  }

  @Test
  void development_tells_key_and_reason_too() {
    assertThat(development.hit(12, "the key", "front"))
        .isEqualTo("isr; hit; ttl=12; key=\"the key\"; detail=\"front\"");
    assertThat(development.collapsed("the key"))
        .isEqualTo("isr; fwd=uri-miss; collapsed; key=\"the key\"; detail=\"resource\"");
    assertThat(development.stored(exchange(false)))
        .isEqualTo("isr; fwd=uri-miss; stored; key=\"the key\"; detail=\"resource\"");
    assertThat(development.forwarded(exchange(false), "session"))
        .isEqualTo("isr; fwd=uri-miss; key=\"the key\"; detail=\"session\"");
  }

  @Test
  void what_is_not_known_is_not_told() {
    IsrExchange exchange = exchange(false);
    exchange.key = "";

    assertThat(development.forwarded(exchange, null)).isEqualTo("isr; fwd=uri-miss");
  }

  @Test
  void a_warm_up_is_forwarded_because_it_asks_for_it() {
    assertThat(development.stored(exchange(true)))
        .isEqualTo("isr; fwd=request; stored; key=\"the key\"; detail=\"warm-up\"");
  }

  @Test
  void a_request_for_which_something_useless_is_stored_finds_it_stale() {
    IsrExchange exchange = exchange(false);
    exchange.found = true;

    assertThat(production.stored(exchange)).isEqualTo("isr; fwd=stale; stored");
  }

  @ParameterizedTest
  @CsvSource({
    "CACHE, uri-miss",
    "ANSWER_ONLY, uri-miss",
    "METHOD, method",
    "BODY, request",
    "DRAFT, request; detail=\"draft\"",
    "METHOD_OVERRIDE, request",
    "AMBIGUOUS_PATH, bypass",
    "UNREADABLE_QUERY, bypass",
    "UNKNOWN_HOST, bypass"
  })
  void each_decision_has_its_reason(RequestDecision decision, String reason) {
    IsrExchange exchange = exchange(false);
    exchange.decision = decision;

    assertThat(production.forwarded(exchange, null)).isEqualTo("isr; fwd=" + reason);
  }
}
