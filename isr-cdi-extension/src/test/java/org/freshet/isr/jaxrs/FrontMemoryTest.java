package org.freshet.isr.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.define.ResponseTags;
import org.freshet.isr.serve.FrontGate;
import org.freshet.isr.serve.KnownRequests;
import org.freshet.isr.serve.KnownRequests.Known;
import org.freshet.isr.store.RenewalRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which answers the door in front may give from now on. */
class FrontMemoryTest {

  private static final String LINE = "https shop.example 443 /posts";

  private final KnownRequests known = new KnownRequests();
  private final FrontGate gate = new FrontGate(FakeConfig.settings());
  private final FrontMemory memory = new FrontMemory(known, gate);

  private record Headers(Map<String, String> values) implements ResponseTags.Inputs {

    @Override
    public Map<String, List<String>> path() {
      return Map.of();
    }

    @Override
    public Map<String, List<String>> query() {
      return Map.of();
    }

    @Override
    public Map<String, List<String>> matrix() {
      return Map.of();
    }

    @Override
    public @Nullable String header(String name) {
      return values.get(name);
    }
  }

  private static IsrExchange exchange(@Nullable String line, boolean isWarmUp, boolean secured) {
    IsrExchange exchange = Exchanges.exchange(Exchanges.entry(line, isWarmUp), secured);
    exchange.key = "key";
    exchange.renewal =
        new RenewalRequest(
            "https://shop.example", LINE.substring(LINE.lastIndexOf(' ') + 1), List.of());
    exchange.inputs = new Headers(Map.of("accept", "text/html"));
    return exchange;
  }

  private @Nullable String key(String accept) {
    Known found = known.find(LINE, name -> accept);
    return found == null ? null : found.key();
  }

  @Test
  void a_plain_request_is_remembered() {
    memory.remember(exchange(LINE, false, false));

    assertThat(key("")).isEqualTo("key");
  }

  @Test
  void what_is_for_one_group_of_visitors_is_not_remembered() {
    IsrExchange exchange = exchange(LINE, false, false);
    exchange.grouped = true;
    memory.remember(exchange);

    assertThat(key("")).isNull();
  }

  @Test
  void a_request_is_remembered_with_the_headers_that_select() {
    IsrExchange exchange = exchange(LINE, false, false);
    exchange.selecting = List.of("accept");
    memory.remember(exchange);

    assertThat(key("text/html")).isEqualTo("key");
    assertThat(key("application/json")).isNull();
  }

  @Test
  void what_was_forwarded_to_another_target_is_not_remembered() {
    IsrExchange exchange = exchange(LINE, false, false);
    exchange.renewal = new RenewalRequest("https://shop.example", "/elsewhere", List.of());
    memory.remember(exchange);

    assertThat(key("")).isNull();
  }

  @Test
  void a_header_that_a_filter_changed_is_not_remembered() {
    IsrExchange exchange = exchange(LINE, false, false);
    exchange.selecting = List.of("accept-language");
    exchange.inputs = new Headers(Map.of("accept-language", "de"));
    memory.remember(exchange);

    assertThat(key("")).isNull();
  }

  @Test
  void a_warm_up_is_not_remembered() {
    memory.remember(exchange(LINE, true, false));

    assertThat(key("")).isNull();
  }

  @Test
  void a_request_for_a_guarded_method_is_not_remembered() {
    memory.remember(exchange(LINE, false, true));

    assertThat(key("")).isNull();
  }

  @Test
  void nothing_is_remembered_once_the_gate_is_closed() {
    gate.close();
    memory.remember(exchange(LINE, false, false));

    assertThat(key("")).isNull();
  }

  @Test
  void a_request_that_no_door_in_front_saw_is_not_remembered() {
    memory.remember(exchange(null, false, false));
    IsrExchange unread = exchange(LINE, false, false);
    unread.inputs = null;
    memory.remember(unread);

    assertThat(key("")).isNull();
  }
}
