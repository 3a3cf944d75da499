package org.freshet.isr.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.freshet.isr.FakeProxy;
import org.freshet.isr.api.PageView;
import org.freshet.isr.serve.Entry;
import org.junit.jupiter.api.Test;

class PageViewWriterTest {

  private static final PageView PAGE = PageView.of("/book.jsp", "title", "Über Momo");

  private final Map<String, Object> attributes = new HashMap<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private Function<Map<String, Object>, String> template = model -> "";
  private String included = "";

  /** The request as the door in front got it: only through it are templates captured. */
  private HttpServletRequest front() {
    return FakeProxy.of(HttpServletRequest.class)
        .on("setAttribute", of -> attributes.put((String) of[0], of[1]))
        .on("getAttribute", of -> attributes.get((String) of[0]))
        .on("removeAttribute", of -> attributes.remove((String) of[0]))
        .on(
            "getRequestDispatcher",
            of -> {
              included = (String) of[0];
              return FakeProxy.of(RequestDispatcher.class).on("include", this::include).make();
            })
        .make();
  }

  private Object include(Object[] arguments) {
    try {
      PrintWriter writer = ((HttpServletResponse) arguments[1]).getWriter();
      writer.print(template.apply(Map.copyOf(attributes)));
      return null;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write() throws IOException {
    HttpServletRequest front = front();
    HttpServletResponse response = FakeProxy.of(HttpServletResponse.class).make();
    PageViewWriter writer = new PageViewWriter();
    writer.current =
        FakeProxy.of(HttpServletRequest.class)
            .on("getAttribute", of -> of[0].equals(Entry.REQUEST) ? front : response)
            .make();
    writer.writeTo(
        PAGE,
        PageView.class,
        PageView.class,
        new Annotation[0],
        MediaType.TEXT_HTML_TYPE,
        new MultivaluedHashMap<>(),
        sent);
  }

  @Test
  void it_writes_pages_alone() {
    PageViewWriter writer = new PageViewWriter();

    assertThat(writer.isWriteable(PageView.class, PageView.class, null, null)).isTrue();
    assertThat(writer.isWriteable(String.class, String.class, null, null)).isFalse();
  }

  @Test
  void a_page_is_what_its_template_writes_of_its_model() throws IOException {
    template = model -> "<h1>" + model.get("title") + "</h1>";
    write();

    assertThat(included).isEqualTo("/book.jsp");
    assertThat(sent.toString(StandardCharsets.UTF_8)).isEqualTo("<h1>Über Momo</h1>");
  }

  @Test
  void the_model_does_not_outlive_the_template() throws IOException {
    write();

    assertThat(attributes).isEmpty();
  }

  @Test
  void the_model_does_not_outlive_a_template_that_fails() {
    template =
        model -> {
          throw new IllegalStateException("broken");
        };

    assertThatIllegalStateException().isThrownBy(this::write);
    assertThat(attributes).isEmpty();
    assertThat(sent.size()).isZero();
  }
}
