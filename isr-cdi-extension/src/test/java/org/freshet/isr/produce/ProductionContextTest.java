package org.freshet.isr.produce;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.spi.ThreadContextRestorer;
import java.util.Map;
import org.freshet.isr.tags.OwnRaises;
import org.freshet.isr.tags.Sequence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProductionContextTest {

  private final ProductionContext context = new ProductionContext();
  private final Production one = new Production(new Sequence(1, 1));
  private final Production other = new Production(new Sequence(1, 2));

  @AfterEach
  void leave() {
    CurrentProduction.set(null);
  }

  @Test
  void a_task_works_for_what_was_current_when_it_was_handed_over() {
    CurrentProduction.set(one);
    var captured = context.currentContext(Map.of());
    CurrentProduction.set(other);

    ThreadContextRestorer restorer = captured.begin();
    assertThat(CurrentProduction.get()).isSameAs(one);

    restorer.endContext();
    assertThat(CurrentProduction.get()).isSameAs(other);
  }

  @Test
  void what_a_task_raises_is_raised_by_the_request_that_handed_it_over() {
    OwnRaises own = new OwnRaises();
    OwnRaises.set(own);
    var captured = context.currentContext(Map.of());
    OwnRaises.set(null);

    ThreadContextRestorer restorer = captured.begin();
    OwnRaises.note(new Sequence(1, 3));
    restorer.endContext();

    assertThat(own.latest()).isEqualTo(new Sequence(1, 3));
    assertThat(OwnRaises.current()).isNull();
  }

  @Test
  void a_cleared_context_works_for_nothing() {
    CurrentProduction.set(one);

    ThreadContextRestorer restorer = context.clearedContext(Map.of()).begin();
    assertThat(CurrentProduction.get()).isNull();

    restorer.endContext();
    assertThat(CurrentProduction.get()).isSameAs(one);
  }
}
