package org.freshet.isr.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import jakarta.enterprise.context.ContextNotActiveException;
import org.freshet.isr.api.Tag;
import org.junit.jupiter.api.Test;

class CurrentExchangeTest {

  private final IsrExchange exchange = Exchanges.exchange();
  private final RequestIsrContext context = new RequestIsrContext();

  /** As CDI hands it over where no request is active. */
  private static final class NoRequest extends CurrentExchange {

    @Override
    public void addTags(Tag... tags) {
      throw new ContextNotActiveException();
    }

    @Override
    public void doNotStore(String reason) {
      throw new ContextNotActiveException();
    }
  }

  private void bind(CurrentExchange current) {
    context.current = current;
  }

  @Test
  void what_is_said_of_the_response_goes_to_its_exchange() {
    CurrentExchange current = new CurrentExchange();
    current.bind(exchange);
    bind(current);
    context.addTags(Tag.of("a"), Tag.of("b"));
    context.addTag("c:7");
    context.doNotStore("a basket");

    assertThat(exchange.addedTags())
        .containsExactlyInAnyOrder(Tag.of("a"), Tag.of("b"), Tag.of("c", 7));
    assertThat(exchange.refusal()).isEqualTo("a basket");
  }

  @Test
  void where_nothing_is_being_produced_every_call_does_nothing() {
    bind(new CurrentExchange());
    assertThatCode(() -> context.addTags(Tag.of("a"))).doesNotThrowAnyException();
    assertThatCode(() -> context.doNotStore("why")).doesNotThrowAnyException();
  }

  @Test
  void without_a_request_every_call_does_nothing() {
    bind(new NoRequest());
    assertThatCode(() -> context.addTags(Tag.of("a"))).doesNotThrowAnyException();
    assertThatCode(() -> context.doNotStore("why")).doesNotThrowAnyException();
  }

  @Test
  void null_is_refused_even_where_nothing_is_being_produced() {
    bind(new NoRequest());

    assertThatNullPointerException()
        .isThrownBy(() -> context.addTags(Tag.of("a"), null))
        .withMessage("tag");
  }
}
