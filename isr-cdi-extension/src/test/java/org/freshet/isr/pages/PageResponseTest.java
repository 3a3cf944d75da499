package org.freshet.isr.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.freshet.isr.FakeProxy;
import org.junit.jupiter.api.Test;

/** The response behind refuses every call: nothing may reach it before the page is complete. */
class PageResponseTest {

  private final PageResponse response =
      new PageResponse(FakeProxy.of(HttpServletResponse.class).make());

  @Test
  void a_template_that_writes_nothing_is_an_empty_page() {
    assertThat(response.text()).isEmpty();
  }

  @Test
  void what_a_template_writes_as_text_is_kept() {
    response.getWriter().print("<h1>Über</h1>");
    response.getWriter().flush();
    response.getWriter().print("!");

    assertThat(response.text()).isEqualTo("<h1>Über</h1>!");
  }

  @Test
  void what_a_template_writes_as_bytes_is_kept() throws IOException {
    byte[] bytes = "xÜberx".getBytes(StandardCharsets.UTF_8);
    response.getOutputStream().write(bytes, 1, bytes.length - 2);
    response.getOutputStream().write('!');
    response.getOutputStream().print("?");

    assertThat(response.text()).isEqualTo("Über!?");
  }

  @Test
  void the_same_writer_and_stream_are_handed_out_again() {
    assertThat(response.getWriter()).isSameAs(response.getWriter());
    assertThat(response.getOutputStream()).isSameAs(response.getOutputStream());
  }

  @Test
  void a_page_is_unicode() {
    assertThat(response.getCharacterEncoding()).isEqualTo("UTF-8");
  }

  @Test
  void nothing_is_sent_before_the_page_is_complete() {
    response.getWriter().print("a");
    response.flushBuffer();

    assertThat(response.isCommitted()).isFalse();
    assertThat(response.text()).isEqualTo("a");
  }

  @Test
  void a_template_is_written_within_its_request() {
    assertThat(response.getOutputStream().isReady()).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(() -> response.getOutputStream().setWriteListener(null));
  }
}
