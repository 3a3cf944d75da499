package org.freshet.isr.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageViewTest {

  @Test
  void a_page_has_a_template_and_a_model() {
    PageView page = PageView.of("/WEB-INF/book.jsp", "book", "Momo");

    assertThat(page.template()).isEqualTo("/WEB-INF/book.jsp");
    assertThat(page.model()).isEqualTo(Map.of("book", "Momo"));
  }

  @Test
  void a_template_that_does_not_begin_at_the_root_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PageView("WEB-INF/book.jsp", Map.of()))
        .withMessage(
            "page template 'WEB-INF/book.jsp' must start with '/', from the root of the"
                + " application");
  }

  @Test
  void the_model_is_a_copy() {
    Map<String, Object> model = new HashMap<>(Map.of("a", 1));
    PageView page = new PageView("/a.jsp", model);
    model.put("b", 2);

    assertThat(page.model()).containsOnlyKeys("a");
  }
}
