package org.freshet.isr.admin.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void values_are_escaped_and_markup_is_not() {
    Html inner = Html.of("<b>{}</b>", "<script>\"'&");

    assertThat(Html.of("<p title=\"{}\">{}</p>", "\" onload=\"", inner).text())
        .isEqualTo("<p title=\"&quot; onload=&quot;\"><b>&lt;script&gt;&quot;&#39;&amp;</b></p>");
  }

  @Test
  void a_value_with_places_gets_none_filled() {
    assertThat(Html.of("{} {}", "{}", "b").text()).isEqualTo("{} b");
  }

  @Test
  void there_are_as_many_values_as_places() {
    assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{} {}", "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{}", "a", "b"));
  }

  @Property
  void no_text_opens_an_element_or_leaves_an_attribute(@ForAll String text) {
    assertThat(Html.of("{}", text).text()).doesNotContain("<", ">", "\"", "'", "\u0000");
  }
}
