package org.freshet.isr.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.freshet.isr.api.Device;
import org.freshet.isr.api.Tag;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.Production;
import org.freshet.isr.produce.Selected;
import org.freshet.isr.tags.Sequence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestIsrContextTest {

  private final Production production = new Production(new Sequence(1, 1));
  private final RequestIsrContext context = new RequestIsrContext();

  @AfterEach
  void leave() {
    CurrentProduction.set(null);
  }

  @Test
  void what_is_said_of_the_response_goes_to_its_production() {
    CurrentProduction.set(production);
    context.addTags(Tag.of("a"), Tag.of("b"));
    context.addTag("c:7");
    context.doNotStore("a basket");

    assertThat(production.tags())
        .containsExactlyInAnyOrder(Tag.of("a"), Tag.of("b"), Tag.of("c", 7));
    assertThat(production.refusal()).isEqualTo("a basket");
  }

  @Test
  void where_nothing_is_being_produced_every_call_does_nothing() {
    assertThatCode(() -> context.addTags(Tag.of("a"))).doesNotThrowAnyException();
    assertThatCode(() -> context.doNotStore("why")).doesNotThrowAnyException();
  }

  @Test
  void a_response_that_has_ended_takes_no_tags_any_more() {
    CurrentProduction.set(production);
    production.end();
    context.addTags(Tag.of("late"));

    assertThat(production.tags()).isEmpty();
    assertThat(CurrentProduction.get()).isNull();
  }

  @Test
  void by_what_a_response_is_selected_is_told() {
    production.selectedBy(
        new Selected(
            Locale.GERMAN, Device.MOBILE, "acme", List.of("cook", "auditor"), Set.of("cook")));
    CurrentProduction.set(production);

    assertThat(context.language()).contains(Locale.GERMAN);
    assertThat(context.device()).contains(Device.MOBILE);
    assertThat(context.tenant()).contains("acme");
    assertThat(context.isInRole("cook")).isTrue();
    assertThat(context.isInRole("auditor")).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> context.isInRole("editor"))
        .withMessageContaining("'editor'");
  }

  @Test
  void where_nothing_selects_nothing_is_told() {
    assertThat(context.language()).isEmpty();
    CurrentProduction.set(production);

    assertThat(context.language()).isEmpty();
    assertThat(context.device()).isEmpty();
    assertThat(context.tenant()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> context.isInRole("cook"));
  }

  @Test
  void null_is_refused_even_where_nothing_is_being_produced() {
    assertThatNullPointerException()
        .isThrownBy(() -> context.addTags(Tag.of("a"), null))
        .withMessage("tag");
  }
}
